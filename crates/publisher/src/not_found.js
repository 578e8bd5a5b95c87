// The page that a host shows where there is none does not know how deep its address lies. Where the site's own address is
// not known either, its link leads up from the first folder that is one of the edition's.
(() => {
  const home = document.getElementById('home');
  const at = location.pathname.search(
    /\/(letters|compare|themes|people|places|organisations|terms|about|help|data)(\/|$)/,
  );
  if (home.getAttribute('href') === '/' && at >= 0) home.href = `${location.pathname.slice(0, at)}/`;
})();
