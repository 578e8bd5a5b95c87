// The one inline script, first in the head. Of #app it touches nothing but what the search field holds.
(() => {
  const root = document.documentElement;
  const { protocol, pathname, search, hash, origin } = location;
  const kept = (name) => { try { return localStorage.getItem('EDITION.' + name); } catch { return null; } };
  // A copy that was saved while the application ran is a page at rest again.
  root.dataset.app = 'static';
  for (const name in root.dataset) if (!/^(app|ro|si|le)/.test(name)) delete root.dataset[name];
  // On a disk modules are not loaded; the one file brings its application by itself.
  const isBare = protocol === 'file:' && root.dataset.root;
  // Style sheets ask for it; not every supported browser can be asked whether scripts run.
  if (!isBare) root.dataset.scripts = '';
  // Scheme and type size before the first paint: set later, they would shift the page.
  const scheme = kept('scheme'), size = kept('size');
  if (scheme === 'light' || scheme === 'dark') root.dataset.scheme = scheme;
  if (/^(-1|[0-3])$/.test(size)) root.dataset.size = size;
  // On a disk the address of a folder shows a list of files, not its page.
  if (protocol === 'file:') {
    root.dataset.from = 'disk';
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a[href]');
      if (!link || link.protocol !== 'file:' || !link.pathname.endsWith('/')) return;
      event.preventDefault();
      location.href = link.href.replace(/\/(?=[?#]|$)/, '/index.html');
    });
    return;
  }
  // The one file brings its application by itself.
  if (!root.dataset.root) return;

  // The final slash where a host does not ask for it, and single ones where it takes several for one: before anything
  // relative is fetched. The page is not loaded again, which a host that strips slashes would make endless.
  const depth = root.dataset.root.split('../').length - 1;
  const whole = /(\/|\.html?)$/.test(pathname) ? pathname : pathname + '/';
  const path = whole.replace(new RegExp('(/+[^/]+){' + depth + '}/*$'), (end) => end.replace(/\/+/g, '/'));
  if (path !== pathname) try { history.replaceState(history.state, '', origin + path + search + hash); } catch {}

  // Who has gone on reading before any other script is there stays where he is.
  for (const sign of ['wheel', 'touchmove']) addEventListener(sign, () => { root.dataset.moved = ''; }, { passive: true, once: true });

  // What was asked for will take the place of what the first page shows of itself.
  if (/[?&](ASKING)=[^&]/.test(search)) root.dataset.asked = '';
  // What the page does not show by itself needs the module at once.
  if (/[?&](ASKING|at|text)=[^&]/.test(search)) {
    const early = document.createElement('link');
    Object.assign(early, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: root.dataset.root + 'WASM' });
    document.head.append(early);
  }

  // What is asked for is shown, and what becomes of it, whatever else may not arrive.
  const query = new URLSearchParams(search).get('q') ?? '';
  const asked = query.length > 80 ? query.slice(0, 80) + '…' : query;
  const speak = () => {
    // Programs that read it want the whole address, which the page does not know before it lies somewhere.
    const own = document.querySelector('[rel=canonical]');
    if (own) own.href = own.href;
    const told = document.getElementById('told'), field = document.querySelector('input[name="q"]');
    if (!told || !field || !asked) return;
    const state = root.dataset.app;
    if (state === 'static' && !field.value) field.value = query;
    told.textContent = state === 'ready' ? '' : state === 'failed' ? 'Nothing was searched for “' + asked + '”: the application has not come.'
      : 'Looking for “' + asked + '”: the application is loading.';
  };
  document.addEventListener('readystatechange', speak);
  new MutationObserver(speak).observe(root, { attributeFilter: ['data-app'] });

  // The script that brings the application says that it is there by data-start. Where it is not, readers are told.
  // Extensions put scripts and style sheets of their own into the head.
  const brings = 'head > script[src*="start-"]';
  const fail = () => {
    if (root.dataset.start === undefined && document.querySelector(brings)) root.dataset.app = 'failed';
  };
  setTimeout(fail, 8000);
  addEventListener('load', fail);
  addEventListener('error', ({ target }) => {
    if (!target.matches?.(brings + ', head > link[rel="stylesheet"][href^="."]')) return;
    const name = target.src ? 'src' : 'href', from = target.getAttribute(name);
    // A host that shows this page at addresses of any depth: it is looked for further up.
    const up = '../' + from.replace(/^\.\//, '');
    if (up.split('../').length < path.split('/').length) {
      const again = document.createElement(target.localName);
      for (const { name, value } of target.attributes) again.setAttribute(name, value);
      again.setAttribute(name, up);
      target.replaceWith(again);
    } else if (target.src) {
      fail();
      // A page out of a cache whose script the host has no more: the page as it is now names another.
      fetch(location.href, { cache: 'reload' }).then((answer) => (answer.ok ? answer.text() : '')).then((text) => {
        if (text.includes('id="app"') && !text.includes(from.split('/').pop())) location.reload();
      }).catch(() => {});
    }
  }, true);
})();
