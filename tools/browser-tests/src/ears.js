// Keeps what the console is told, and what goes wrong without being told there, over all pages of a tab.
const heard = JSON.parse(sessionStorage.getItem('heard') ?? '[]');
window.heard = heard;
const hear = (what) => {
  heard.push(`${location.pathname}${location.search}: ${what}`);
  sessionStorage.setItem('heard', JSON.stringify(heard));
};
for (const name of ['debug', 'log', 'info', 'warn', 'error', 'assert', 'trace']) {
  const say = console[name];
  console[name] = (...words) => {
    hear(`${name}: ${words.join(' ')}`);
    say.apply(console, words);
  };
}
addEventListener('error', ({ message, target }) => hear(message || `not loaded: ${target.href ?? target.src}`), true);
addEventListener('unhandledrejection', ({ reason }) => hear(`rejected: ${reason}`));
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => hear(`${effectiveDirective} refuses ${blockedURI}`));
