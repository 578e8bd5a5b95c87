// Brings the application when it is wanted, starts it, and looks after it and after the worker that keeps the edition.
//
// A page is complete without the application: it is fetched when the page is idle, and started at the reader's first sign.
// Whatever is asked of it before it is there is held and given again. What became of it stands in <html data-app> (static,
// starting, ready, failed), of the worker in <html data-offline> (waiting, kept, partly, refused, full, none) with the event
// "offline-state"; the page asks for the new version by the event "take-over".
//
// The constant EDITION stands before this text: id, glue, wasm and style (files beside this one), tracking (a pattern of parameters
// that ask for nothing), worker (whether there is one), importer and importerModule (what reads letters of readers).

const root = document.documentElement;
const told = document.getElementById('told');
const state = () => root.dataset.app;
const tell = (now) => { root.dataset.app = now; };
const say = (words) => { if (told) told.textContent = words; };
const file = (name) => new URL(name, import.meta.url).href;
const idle = (task, timeout) => {
  if (window.requestIdleCallback) requestIdleCallback(task, { timeout });
  else setTimeout(task, 1);
};
// Does it once, or every time where it answers `false`.
const whenReady = (task) => new MutationObserver((_, watch) => {
  if (state() === 'ready' && task() !== false) watch.disconnect();
}).observe(root, { attributeFilter: ['data-app'] });

// How long nothing may arrive before the reader is told, and a control may take before it says that it waits, in ms.
const SILENCE = 8000;
const NOTICED = 100;

// A page that a host shows at addresses of any depth has found this script further up than it says (head.js): it was served
// for an address that is not its own.
if (!document.querySelector('head > script[src*="start-"]').getAttribute('src').startsWith(`${root.dataset.root}start-`)) {
  const depth = location.pathname.slice(new URL(file('.')).pathname.length).split('/').length - 1;
  Object.assign(root.dataset, { root: '../'.repeat(depth) || './', lost: '' });
}

// ---- Fetching

let silence;
let isSilent = false;
// Whoever waits is told when nothing comes any more; what comes later is taken all the same.
const heard = () => {
  clearTimeout(silence);
  if (isSilent) tell('starting');
  isSilent = false;
  if (state() === 'starting') silence = setTimeout(() => { isSilent = true; tell('failed'); }, SILENCE);
};

// The glue starts one instance of the module and no other: for another it is imported under another address.
let run = 0;
const glue = () => file(run ? `${EDITION.glue}?again=${run}` : EDITION.glue);

const fetchProgram = async (priority, cache) => {
  const response = await fetch(file(EDITION.wasm), { priority, cache });
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const listening = new TransformStream({ transform: (part, out) => { heard(); out.enqueue(part); } });
  // Some hosts do not know the type.
  const headers = { 'Content-Type': 'application/wasm' };
  return WebAssembly.compileStreaming(new Response(response.body.pipeThrough(listening), { headers }));
};

let parts;
const bring = (priority, cache = 'default') => {
  if (!parts) {
    // What the application draws needs the style sheet that the page of a letter can do without; it is there before the program.
    if (!document.querySelector('head > link[rel="stylesheet"]')) {
      document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: file(EDITION.style) }));
    }
    parts = Promise.all([import(glue()), fetchProgram(priority, cache)]);
    // Not before: what the page needs comes first. Some browsers throw where the reader denies storage.
    parts.then(() => idle(() => keepForOffline().catch(() => tellOffline('refused')), 2000), () => {});
  }
  return parts;
};

// ---- Starting

let starting;
const start = () => { starting ??= begin().catch(() => { tell('failed'); }); };

const begin = async () => {
  tell('starting');
  heard();
  // Relative to this page, they would be looked for elsewhere once the application has changed the address.
  for (const link of document.querySelectorAll('link[rel="icon"], link[rel="manifest"]')) link.href = link.href;
  try {
    await bring('high');
  } catch {
    // Once more, past all caches: what they hold may be cut or of another version.
    parts = undefined;
    run += 1;
    await bring('high', 'reload');
  }
  clearTimeout(silence);
  isSilent = false;
  tell('starting');
  await launch();
};

const launch = async () => {
  const [{ default: instantiate }, program] = await parts;
  const own = run;
  watch(() => { if (own === run) redraw(); });
  await instantiate({ module_or_path: program }).catch(broke);
};

// So often within ten seconds, then it has ended: somebody changes the page whenever it is drawn.
const OFTEN = 30;
let redrawn = [];
const redraw = () => {
  const now = performance.now();
  redrawn = [...redrawn.filter((one) => now - one < 10_000), now];
  if (wasReady && redrawn.length < OFTEN) chances = 1;
  broke();
};

// ---- Ending by itself

// What the application listens to outside #app, so that an instance that has ended can be silenced.
const listeners = [];
const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
for (const target of [window, document]) {
  target.addEventListener = (type, listener, options) => {
    // The mark of functions of the module.
    if (listener?._wbg_cb_unref) listeners.push([target, type, listener, options]);
    add.call(target, type, listener, options);
  };
  target.removeEventListener = (type, listener, options) => {
    const at = listeners.findIndex((one) => one[0] === target && one[1] === type && one[2] === listener);
    if (at >= 0) listeners.splice(at, 1);
    remove.call(target, type, listener, options);
  };
}

// One chance before the application was ever ready: a page that others may have changed is rendered anew instead of being
// taken over. And one afterwards, which whoever has been ready for some time has again. Then it has ended.
let wasReady = false;
let chances = 1;
let ready = Infinity;
const STEADY = 5000;
whenReady(() => {
  if (!wasReady) chances = 1;
  wasReady = true;
  ready = performance.now();
  return false;
});

const broke = async () => {
  if (state() === 'failed') return;
  clearTimeout(silence);
  for (const [target, ...given] of listeners.splice(0)) remove.apply(target, given);
  if (performance.now() - ready > STEADY) chances = 1;
  ready = Infinity;
  run += 1;
  const [, program] = await parts;
  if (!chances) return end();
  chances -= 1;
  const again = inHand();
  tell('starting');
  // Where the reader is, he stays.
  const panes = [...document.querySelectorAll('[data-pane]')];
  const places = [scrollY, ...panes.map((one) => one.scrollTop)];
  if (wasReady || root.dataset.moved !== undefined) try { history.replaceState(places, ''); } catch { /* Refused. */ }
  put([]);
  parts = Promise.all([import(glue()), program]);
  whenReady(again);
  await launch();
};

// The field in which the reader is, and what it holds; gives it back.
const inHand = () => {
  const { id, value, selectionStart, selectionEnd } = document.activeElement ?? {};
  if (!id || !document.getElementById('app').contains(document.activeElement)) return () => {};
  return () => {
    const field = document.getElementById(id);
    field?.focus({ preventScroll: true });
    if (!field?.matches('input[type="search"]')) return;
    const isOther = field.value !== value;
    field.value = value;
    field.setSelectionRange(selectionStart, selectionEnd);
    if (isOther) field.dispatchEvent(new Event('input', { bubbles: true }));
  };
};

let before;
// Gives the page a new #app, of which no ended instance knows.
const put = (nodes) => {
  const old = document.getElementById('app');
  before ??= old;
  const app = document.createElement('div');
  app.id = 'app';
  app.append(...nodes);
  old.replaceWith(app);
  delete root.dataset.route;
  delete root.dataset.moved;
};

// The page as it was published is put back, so that it can be read.
const end = async () => {
  tell('failed');
  const response = await fetch(location.href).catch(() => undefined);
  const text = response?.ok ? await response.text().catch(() => '') : '';
  const published = new DOMParser().parseFromString(text, 'text/html').getElementById('app') ?? before;
  put(published.childNodes);
};

// Errors name the files that they come from. Those of somebody else's script do not count, nor those of an instance that has
// ended. From the depth of the module to the glue it is further than browsers note by themselves.
Error.stackTraceLimit = 100;
const isOurs = (error, name) => {
  const trace = `${error?.stack} ${name}:`;
  return trace.includes(file(EDITION.glue)) ? trace.includes(`${glue()}:`) : error instanceof WebAssembly.RuntimeError;
};
addEventListener('error', ({ error, filename }) => { if (isOurs(error, filename)) broke(); });
addEventListener('unhandledrejection', ({ reason }) => { if (isOurs(reason)) broke(); });

// ---- What is asked for before it is there

const isWaiting = () => state() === 'static' || state() === 'starting';
const isPlain = (event) => !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
// Numbers of paragraphs and marks in the text are controls too, and links to the present page seen otherwise. What a note is
// called in the margin is drawn around its mark.
const controlAt = (target) => {
  const control = target.closest?.('#app :is(button, select, a[href])') ?? target.closest?.('#app .nmark')?.querySelector('a');
  if (!control?.matches('a') || control.matches('a.num, a[data-open]')) return control;
  return control.search && control.origin + control.pathname === location.origin + location.pathname ? control : null;
};

// What to do, in order, when the application is there.
const wishes = [];
let patience;
const hold = (event, wish) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  keep(wish);
};
const keep = (wish) => {
  wishes.push(wish);
  patience ??= setTimeout(() => { if (isWaiting()) say('One moment: the application is loading.'); }, NOTICED);
  start();
};
whenReady(() => {
  clearTimeout(patience);
  if (patience) say('');
  patience = undefined;
  for (const wish of wishes.splice(0)) wish();
  return false;
});

new MutationObserver(() => {
  if (state() === 'failed' && wishes.length) say('What you asked for cannot be done: the application has not come.');
}).observe(root, { attributeFilter: ['data-app'] });

const nameOf = (element) => (element.getAttribute('aria-label') ?? element.textContent).trim();
// The element, or what stands in its place where the page was rendered anew.
const now = (element) => {
  if (element.isConnected) return element;
  const alike = [...document.querySelectorAll(`#app ${element.localName}`)];
  return alike.find((one) => one.id === element.id && one.name === element.name && nameOf(one) === nameOf(element));
};
const press = (held) => {
  const control = now(held);
  const isList = control?.matches('select');
  if (!control) return;
  if (isList || control.matches('[data-gesture]') && !navigator.userActivation?.isActive) {
    // The browser wants the reader's own hand for it.
    control.focus();
    say(`Press “${nameOf(control)}” again.`);
    addEventListener('pointerdown', () => say(''), { once: true });
    addEventListener('keydown', () => say(''), { once: true });
  } else {
    control.click();
  }
};

const early = { capture: true };
addEventListener('click', (event) => {
  const control = isWaiting() && isPlain(event) && controlAt(event.target);
  if (control && !control.matches('select, [type="submit"]')) hold(event, () => press(control));
}, early);
// What a list offers comes with the application.
addEventListener('mousedown', (event) => {
  const control = isWaiting() && isPlain(event) && controlAt(event.target);
  if (control && control.matches('select')) hold(event, () => press(control));
}, early);
// Elsewhere than on the first page, the browser itself goes to the answer.
addEventListener('submit', (event) => {
  const form = event.target;
  if (isWaiting() && root.dataset.route === '/' && form.matches('#app [role="search"]')) {
    hold(event, () => now(form)?.requestSubmit());
  }
}, early);
// What stands in the search field, and which boxes are ticked, the application reads by itself.
const changed = new Map();
addEventListener('input', ({ target }) => {
  if (!isWaiting() || target.matches('[type="search"], [type="checkbox"]')) return;
  if (!changed.has(target)) keep(() => give(target));
  changed.set(target, target.value);
}, early);
const give = (held) => {
  const control = now(held);
  if (!control) return;
  control.value = changed.get(held);
  for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
};
const areKeysOff = () => { try { return localStorage.getItem(`${EDITION.id}.keys`) === 'off'; } catch { return false; } };
addEventListener('keydown', (event) => {
  const { key, code, shiftKey, target } = event;
  if (!isWaiting() || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || key?.length !== 1) return;
  if (target.closest?.('input:not([type="checkbox"]), select, textarea, [contenteditable]') || areKeysOff()) return;
  // Capitals may be locked; a layout may have no Latin letters (src/view/keys.rs, which decides when it is given again).
  const letter = !shiftKey && (/^[a-z]$/i.test(key) ? key : /^\P{Script=Latin}$/u.test(key) && /\p{L}/u.test(key) ? code?.slice(-1) : '');
  const meant = letter ? letter.toLowerCase() : key;
  const all = [...document.querySelectorAll('[aria-keyshortcuts]')];
  const offered = all.find((one) => one.getAttribute('aria-keyshortcuts').split(' ').includes(meant));
  if (offered?.matches('input')) {
    event.preventDefault();
    offered.focus();
  } else if (offered) {
    const again = { key, code, shiftKey, bubbles: true, cancelable: true };
    hold(event, () => document.body.dispatchEvent(new KeyboardEvent('keydown', again)));
  }
}, early);

// Files that are dropped while the application is on its way: a browser would open the first in the page's place.
for (const type of ['dragover', 'drop']) {
  addEventListener(type, (event) => { if (isWaiting() && event.target.closest?.('.drop')) event.preventDefault(); });
}

// ---- When to begin

// Whether the reader has gone elsewhere than where the page was opened: then the application leaves him there.
const SCROLLING = new Set(['PageDown', 'PageUp', 'Home', 'End', 'ArrowDown', 'ArrowUp', ' ']);
const signs = ['pointerdown', 'pointermove', 'keydown', 'touchstart', 'focusin', 'wheel', 'touchmove', 'scroll', 'dragenter'];
let resting;
// A page that is loaded again becomes shorter and longer until all is drawn, and is scrolled by that, as is one with a place in
// its address that asks for more than was published: only where the reader has given another sign does it count that it scrolls.
const [place] = Array.isArray(history.state) ? history.state : [];
let isReaders = place === undefined && !(location.search && location.hash);
const noticed = (event) => {
  const { type, key, target, isTrusted, movementX, movementY } = event;
  isReaders ||= /^(pointerdown|keydown|touchmove|wheel)$/.test(type);
  const isScrolling = type === 'scroll' ? isSettled && isReaders : type === 'wheel' || type === 'touchmove';
  if (isScrolling || (SCROLLING.has(key) && !target.matches?.('input'))) root.dataset.moved = '';
  if (state() !== 'static') return;
  // Under a mouse that rests, browsers say that it moves when the page does.
  if (type === 'pointermove' && isTrusted && !movementX && !movementY) return;
  if (type === 'scroll' && !isScrolling) return;
  bring('low');
  clearTimeout(resting);
  // Whoever scrolls is not to be held up by what he does not ask for.
  resting = setTimeout(() => idle(start, 300), isScrolling ? 200 : 0);
};
// What the browser scrolls by itself, to a place in the address or to where the reader was, is over soon after the page has loaded.
let isSettled = false;
for (const sign of signs) addEventListener(sign, noticed, { capture: true, passive: true });
whenReady(() => { for (const sign of signs) removeEventListener(sign, noticed, { capture: true }); });

const tracking = new RegExp(EDITION.tracking, 'i');
const asks = [...new URLSearchParams(location.search).keys()].some((name) => !tracking.test(name));
const isShown = root.dataset.route !== undefined && root.dataset.lost === undefined;
const savesData = navigator.connection?.saveData || matchMedia('(prefers-reduced-data: reduce)').matches;

// What a mail program has added to a place, or written in capitals, is no part of it.
const named = location.hash.slice(1);
const meant = /^[\w-]*/.exec(named)[0].toLowerCase();
if (named && !document.getElementById(named) && document.getElementById(meant)) location.replace(`#${meant}`);
// Where the reader was, where the application has taken that upon itself and is not there yet.
if (place !== undefined) scrollTo({ top: place, behavior: 'instant' });

root.dataset.start = '';
// Told too early: this script was late.
if (state() === 'failed') tell('static');
if (asks || !isShown || /^\/compare\/./.test(root.dataset.route)) start();

const loaded = () => {
  setTimeout(() => { isSettled = true; }, 100);
  if (savesData) return;
  // Whoever comes to a place wants to see which it is: the line of a letter says so.
  idle(() => { bring('low'); if (document.getElementById(meant)) idle(start, 300); }, 2000);
};
if (document.readyState === 'complete') loaded();
else addEventListener('load', loaded);

// ---- Reading without a network

const tellOffline = (now) => {
  root.dataset.offline = now;
  document.dispatchEvent(new Event('offline-state'));
};

const keepForOffline = async () => {
  if (!EDITION.worker) return tellOffline('none');
  const workers = navigator.serviceWorker;
  if (!workers) return tellOffline('refused');

  // The first worker takes charge of a page that is already of its version; only a later one brings another. Asked of
  // the registration: a page that was loaded past the worker has none in charge, and is to be taken along all the same.
  let inCharge = (await workers.getRegistration())?.active?.state === 'activated';
  workers.addEventListener('controllerchange', () => {
    if (inCharge) location.reload();
    inCharge = true;
  });
  workers.addEventListener('message', ({ data }) => { if (data === 'full') tellOffline(data); });

  const registration = await workers.register(file('sw.js'), { updateViaCache: 'none' });
  // The worker knows what it keeps, and whether all of it is sound.
  const look = () => {
    if (registration.waiting) tellOffline('waiting');
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => tellOffline(registration.waiting ? 'waiting' : data);
    registration.active?.postMessage('look', [port2]);
  };
  const follow = () => registration.installing?.addEventListener('statechange', look);
  registration.addEventListener('updatefound', follow);
  follow();
  look();
  const ask = () => { if (navigator.onLine) registration.update().catch(() => {}); };
  // Registering again does not ask in every browser whether there is a newer version.
  if (registration.active) ask();
  document.addEventListener('take-over', () => registration.waiting?.postMessage('take-over'));
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') ask(); });
};

// ---- Letters of readers

// The page that opens letters asks for the module that reads them. It runs in a worker of its own, so that the page stays alive.
document.addEventListener('letters', ({ ports }) => {
  const worker = new Worker(file(EDITION.importer));
  worker.onerror = () => document.dispatchEvent(new Event('letters-failed'));
  worker.postMessage(file(EDITION.importerModule), [...ports]);
});
