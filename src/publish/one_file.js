// Starts the application of the one-file edition. The glue of the binding generator and the constant WASM, the
// application as gzip in Base64, stand before this text.
{
  const fail = () => { document.documentElement.dataset.app = 'failed'; };
  const start = async () => {
    const packed = Uint8Array.from(atob(WASM), (letter) => letter.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    await __wbg_init({ module_or_path: new Response(unpacked, { headers: { 'Content-Type': 'application/wasm' } }) });
  };
  start().catch(fail);
}
