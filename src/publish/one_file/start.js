// Starts the application of the one-file edition, when `unpack.js` has unpacked it. The glue of the binding generator
// stands before this text.
{
  const start = async () => {
    const { wasm, style } = document.getElementById('packed').application;
    const module = await WebAssembly.compile(wasm);
    // From here on the page is the application's.
    const sheet = document.createElement('style');
    sheet.textContent = style;
    document.head.querySelector('style').replaceWith(sheet);
    document.getElementById('packed').remove();
    await __wbg_init({ module_or_path: module });
  };
  const fail = () => { document.documentElement.dataset.app = 'failed'; };
  // A program that has ended by itself does nothing more, whenever that was.
  addEventListener('error', ({ error }) => { if (error instanceof WebAssembly.RuntimeError) fail(); });
  start().catch(fail);
}
