// Starts the application of the one-file edition, when `unpack.js` has unpacked it. The glue of the binding generator
// stands before this text.
{
  const start = async () => {
    const module = await WebAssembly.compile(await unpacked('module').arrayBuffer());
    // From here on the page is the application's.
    const sheet = document.createElement('style');
    sheet.textContent = await unpacked('style').text();
    // The style of the plain text stays in the page, out of force: what is saved from here has it again.
    const [plain, ...others] = document.head.querySelectorAll('style');
    for (const other of others) other.remove();
    plain.media = 'not all';
    plain.after(sheet);
    watch(broke);
    await __wbg_init({ module_or_path: module });
  };
  const root = document.documentElement;
  const fail = () => { root.dataset.app = 'failed'; };
  // Once more at the same address, for which the file is read again; where that does not help, or nobody could know, it has ended.
  const AGAIN = 10_000;
  let isOver = false;
  const broke = () => {
    if (isOver) return;
    isOver = true;
    try {
      const last = Number(sessionStorage.getItem('again') ?? -AGAIN);
      sessionStorage.setItem('again', Date.now());
      if (Date.now() - last > AGAIN) return location.reload();
    } catch { /* Nothing may be kept. */ }
    fail();
  };
  // What is thrown in the module, or by what it calls, names it. Errors of other scripts do not count.
  const isOurs = (error) => error instanceof WebAssembly.RuntimeError || /wasm/.test(error?.stack);
  addEventListener('error', ({ error }) => { if (isOurs(error)) broke(); });
  addEventListener('unhandledrejection', ({ reason }) => { if (isOurs(reason)) broke(); });
  start().catch(fail);

  // The page that opens letters asks for the module that reads them. Here it runs in the page: from a disk not every browser
  // lets a worker start.
  document.addEventListener('letters', async ({ ports }) => {
    try {
      const script = document.createElement('script');
      script.textContent = await unpacked('importer').text();
      document.head.append(script);
      script.remove();
      const data = await WebAssembly.compile(await unpacked('importer-module').arrayBuffer());
      document.dispatchEvent(new MessageEvent('letters-module', { data, ports }));
    } catch {
      document.dispatchEvent(new Event('letters-failed'));
    }
  });
}
