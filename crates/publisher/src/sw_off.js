// Takes the place of sw.js where the edition is no longer to be kept for reading without a network: it removes what
// earlier versions kept for this edition at this address, and then itself. The constant EDITION stands before this text.

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
  const own = `${EDITION.id} ${new URL(self.registration.scope).pathname} `;
  for (const name of await caches.keys()) {
    if (name.startsWith(own)) await caches.delete(name);
  }
  await self.registration.unregister();
}
