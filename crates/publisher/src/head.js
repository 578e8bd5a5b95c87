// The one inline script, the same on every page, first in the head. It never touches #app. EDITION stands for the id of
// the collection, ASKING for the query parameters that ask the explorer for something. Comments and indentation are left
// out of the page.
(() => {
  const root = document.documentElement;
  const kept = (name) => { try { return localStorage.getItem('EDITION.' + name); } catch { return null; } };
  // Style sheets ask for it; not every supported browser can be asked whether scripts run.
  root.dataset.scripts = '';
  // Scheme and type size before the first paint: set later, they would shift the page.
  const scheme = kept('scheme'), size = kept('size');
  if (scheme === 'light' || scheme === 'dark') root.dataset.scheme = scheme;
  if (/^(-1|[0-3])$/.test(size)) root.dataset.size = size;
  // What was asked for will take the place of what the first page shows of itself.
  if (/[?&](ASKING)=[^&]/.test(location.search)) root.dataset.asked = '';
  // The final slash, where a host does not ask for it: before anything relative is fetched.
  if (/^http/.test(location.protocol) && !/(\/|\.html)$/.test(location.pathname))
    location.replace(location.pathname + '/' + location.search + location.hash);
  // On a disk the address of a folder shows a list of files, not its page.
  if (location.protocol === 'file:') {
    root.dataset.from = 'disk';
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a[href]');
      if (!link || root.dataset.app === 'ready' || link.protocol !== 'file:' || !link.pathname.endsWith('/')) return;
      event.preventDefault();
      location.href = link.href.replace(/\/(?=[?#]|$)/, '/index.html');
    });
  }
})();
