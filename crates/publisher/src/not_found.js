// The page that a host shows where there is none does not know how deep its address lies. Where the site's own address is
// not known either, its links lead up from the first folder that is one of the edition's.
(() => {
  const at = location.pathname.search(
    /\/(letters|contradictions|compare|exchange|themes|people|places|organisations|terms|import|about|help|data)(\/|$)/,
  );
  const links = document.getElementById('home').getAttribute('href') === '/' ? document.querySelectorAll('a') : [];
  if (at > 0) for (const link of links) link.href = location.pathname.slice(0, at) + link.getAttribute('href');
})();
