// Starts the application of the one-file edition, when `unpack.js` has unpacked it. The glue of the binding generator
// stands before this text.
{
  const start = async () => {
    const module = await WebAssembly.compile(await unpacked('module').arrayBuffer());
    // From here on the page is the application's.
    const sheet = document.createElement('style');
    sheet.textContent = await unpacked('style').text();
    document.head.querySelector('style').replaceWith(sheet);
    await __wbg_init({ module_or_path: module });
  };
  const fail = () => { document.documentElement.dataset.app = 'failed'; };
  // A program that has ended by itself does nothing more, whenever that was.
  addEventListener('error', ({ error }) => { if (error instanceof WebAssembly.RuntimeError) fail(); });
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
