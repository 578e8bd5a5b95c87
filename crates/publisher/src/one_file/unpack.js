// Unpacks the application of the one-file edition and starts its script. Runs as soon as the page has been read.
//
// Script, style sheet and WebAssembly stand in elements of their own ("packed-script", "packed-style", "packed-module"),
// each as gzip in Base64. They stay in the page: whoever saves it keeps an edition that starts again.

// The bytes of a packed element, as the answer to a request would have them. Also used by the script that it starts.
const unpacked = (name) => {
  const text = document.getElementById(`packed-${name}`).textContent;
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
};

{
  const root = document.documentElement;
  // A page that was saved while the application ran says so of the application that ran then.
  root.dataset.app = 'static';
  const start = async () => {
    const script = document.createElement('script');
    script.type = 'module';
    // The page allows it by its digest.
    script.textContent = await unpacked('script').text();
    document.head.append(script);
    script.remove();
  };
  // Once the text of the letters is on the screen. What a browser lacks may throw at once or later.
  requestAnimationFrame(() => setTimeout(() => start().catch(() => { root.dataset.app = 'failed'; })));
}
