// Starts the application; then looks after the worker that keeps the edition for reading without a network.
//
// The glue of the binding generator and the constant EDITION stand before this text. The page learns what became of the
// worker from <html data-offline> (waiting, kept, refused, none) and the event "offline-state" on the document; it asks for
// the new version by the event "take-over".
{
  const root = document.documentElement;

  // A program that has ended by itself does nothing more, whenever that was.
  addEventListener('error', ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError) root.dataset.app = 'failed';
  });

  // The pages that are drawn from now on need the style sheet that the page of a letter can do without.
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"][media="not all"]')) sheet.media = 'all';

  // Relative to this page, they would be looked for elsewhere once the application has changed the address.
  for (const link of document.querySelectorAll('link[rel="icon"], link[rel="manifest"]')) link.href = link.href;

  const tell = (state) => {
    root.dataset.offline = state;
    document.dispatchEvent(new Event('offline-state'));
  };

  const keepForOffline = async () => {
    if (!EDITION.worker || !/^https?:$/.test(location.protocol)) return tell('none');
    const workers = navigator.serviceWorker;
    if (!workers) return tell('refused');

    // The first worker takes charge of a page that is already of its version; only a later one brings another. Asked of
    // the registration: a page that was loaded past the worker has none in charge, and is to be taken along all the same.
    let inCharge = (await workers.getRegistration())?.active?.state === 'activated';
    workers.addEventListener('controllerchange', () => {
      if (inCharge) location.reload();
      inCharge = true;
    });

    const registration = await workers.register(new URL('sw.js', import.meta.url), { updateViaCache: 'none' });
    const own = `${EDITION.id} ${new URL(registration.scope).pathname} `;
    const look = async () => {
      const kept = (await caches.keys()).some((name) => name.startsWith(own));
      if (registration.active && kept) tell(registration.waiting ? 'waiting' : 'kept');
    };
    const follow = () => {
      if (registration.installing) registration.installing.addEventListener('statechange', look);
    };
    registration.addEventListener('updatefound', follow);
    follow();
    look();
    const ask = () => { if (navigator.onLine) registration.update().catch(() => {}); };
    // Registering again does not ask in every browser whether there is a newer version.
    if (registration.active) ask();
    document.addEventListener('take-over', () => {
      if (registration.waiting) registration.waiting.postMessage('take-over');
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') ask();
    });
  };

  __wbg_init({ module_or_path: new URL(EDITION.wasm, import.meta.url) })
    .catch(() => { root.dataset.app = 'failed'; })
    // Not before: what the page needs comes first. Some browsers throw where the reader denies storage.
    .then(keepForOffline)
    .catch(() => tell('refused'));
}
