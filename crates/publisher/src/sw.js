// Keeps this edition for reading without a network: all of one version, or nothing.
//
// The constant EDITION stands before this text: id, digest (of everything below and of this text), files (path and
// integrity of all that is kept), pages (paths of all pages), shell. A page that is not kept is made
// from the shell: its addresses begin with "./" and are rewritten for the depth of the page that is asked for.
//
// Nothing is answered from the cache that is not what was published: what is gone, cut or of another kind is fetched
// again. A page that sends the message "look" is answered with "kept" or "partly", after the worker has tried to make good
// what is missing; all pages are told "full" where the device has no room.

const scope = new URL(self.registration.scope).pathname;
// Nobody else's caches begin like this, not those of another copy of the edition on the same host either.
const own = `${EDITION.id} ${scope} `;
const name = own + EDITION.digest;
// The shell comes last: where it is kept, everything is.
const paths = [...Object.keys(EDITION.files).filter((path) => path !== EDITION.shell), EDITION.shell];
const pages = new Set(EDITION.pages);

self.addEventListener('install', (event) => event.waitUntil(keep()));

self.addEventListener('activate', (event) => event.waitUntil(takeCharge()));

// Only the reader brings the new version: every open tab then loads itself again.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting();
  if (event.data === 'look') event.waitUntil(look(event.ports[0]));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || !url.pathname.startsWith(scope)) return;
  const path = url.pathname.slice(scope.length);
  if (request.mode !== 'navigate') {
    // Who asks past all caches asks the host.
    if (path in EDITION.files && request.cache !== 'reload') event.respondWith(whole(path).then((response) => response || fetch(request)));
    return;
  }
  const page = path.replace(/(^|\/)index\.html$/, '$1');
  if (pages.has(page)) {
    event.respondWith(whole(page).then((response) => response || made(page)).then((response) => response || fetch(request)));
  } else if (pages.has(`${page}/`)) {
    event.respondWith(Response.redirect(`${scope}${page}/${url.search}`, 301));
  } else if (!/\.\w+$|^data\//.test(path)) {
    // Unknown here: the host may know it, or says that there is no such page; without a network the application does.
    event.respondWith(fetch(request).catch(() => made(page).then((response) => response || Response.error())));
  }
});

// Fetches everything first and keeps it only if all of it is there and is of this version.
async function keep() {
  if (await isWhole()) return;
  try {
    const responses = await Promise.all(paths.map(fetched));
    const cache = await caches.open(name);
    for (const [at, path] of paths.entries()) await cache.put(scope + path, responses[at]);
  } catch (error) {
    await caches.delete(name);
    if (error.name === 'QuotaExceededError') {
      for (const page of await self.clients.matchAll({ includeUncontrolled: true })) page.postMessage('full');
    }
    throw error;
  }
}

// A file as it was published, from the host.
async function fetched(path) {
  const response = await fetch(scope + path, { cache: 'no-cache', integrity: EDITION.files[path] });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // A copy: a response that was redirected may not answer a navigation.
  return new Response(await response.blob(), { headers: response.headers });
}

// Whether all of it is there. Names only: what they hold is looked at when it is asked for.
async function isWhole() {
  const there = new Set((await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname));
  return paths.every((path) => there.has(scope + path));
}

async function look(page) {
  try {
    for (const path of paths) await whole(path);
    page.postMessage((await isWhole()) ? 'kept' : 'partly');
  } catch (error) {
    page.postMessage(error.name === 'QuotaExceededError' ? 'full' : 'partly');
  }
}

async function takeCharge() {
  // Another version that took charge in the meantime may have swept this one away.
  await keep();
  for (const other of await caches.keys()) {
    if (other.startsWith(own) && other !== name) await caches.delete(other);
  }
  await self.clients.claim();
}

// A kept file if it is what was published; otherwise it is fetched again and kept, where there is a network and room.
async function whole(path) {
  if (!(path in EDITION.files)) return undefined;
  const cache = await caches.open(name).catch(() => undefined);
  const kept = await cache?.match(scope + path);
  if (kept && await isPublished(path, kept.clone())) return kept;
  const again = await fetched(path).catch(() => undefined);
  if (again) await cache?.put(scope + path, again.clone()).catch(() => {});
  return again;
}

async function isPublished(path, response) {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return EDITION.files[path] === `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

async function made(page) {
  const shell = await whole(EDITION.shell);
  if (!shell) return undefined;
  const root = '../'.repeat(page.split('/').length - 1) || './';
  const text = (await shell.text()).replaceAll('"./', `"${root}`);
  return new Response(text, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
