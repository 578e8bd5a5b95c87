// Extensions and translators change what the application has drawn, and it does not know: going on, it would leave words
// standing that it means to take away, or write where nobody sees it. So the few functions by which it changes text and order
// look first whether what they are given is as it was left. Stands before the scripts that start the application.

// Of the instance of the module that is made next: `changed` is called where it would go on with what others have changed,
// perhaps several times, and it goes no further.
const watch = (changed) => {
  const written = new WeakMap();
  const taken = new WeakSet();
  const note = (text) => { written.set(text, text.data); };
  const isAsWritten = (node) => !written.has(node) || written.get(node) === node.data;
  const stop = () => {
    changed();
    throw new Error('The page is not as it was left: it is drawn anew.');
  };
  // What is drawn before it stands in the page has to stand there when all is drawn.
  const unseen = new Set();
  const look = () => {
    for (const one of unseen) if (!one.isConnected && !taken.has(one.getRootNode())) changed();
    unseen.clear();
  };
  const watches = {
    createTextNode: (call) => (...given) => {
      const text = call(...given);
      note(text);
      return text;
    },
    set_nodeValue: (call) => (text, ...given) => {
      if (written.has(text) && !(text.isConnected && isAsWritten(text))) stop();
      call(text, ...given);
      note(text);
    },
    // The whole page gives way to another edition: what stood is gone by the application's own doing.
    set_innerHTML: (call) => (element, ...given) => {
      const all = document.createTreeWalker(element);
      while (all.nextNode()) taken.add(all.currentNode);
      return call(element, ...given);
    },
    removeChild: (call) => (parent, node) => {
      if (taken.has(node) && !node.parentNode) return node;
      if (node.parentNode !== parent || !isAsWritten(node)) stop();
      taken.add(node);
      return call(parent, node);
    },
    insertBefore: (call) => (parent, node, next) => {
      if (next && next.parentNode !== parent) stop();
      taken.delete(node);
      if (!parent.isConnected) {
        if (!unseen.size) setTimeout(look);
        unseen.add(parent);
      }
      return call(parent, node, next);
    },
  };
  const given = WebAssembly.instantiate;
  WebAssembly.instantiate = (module, imports) => {
    WebAssembly.instantiate = given;
    for (const functions of Object.values(imports)) {
      for (const [name, call] of Object.entries(functions)) {
        // As the glue names them.
        const watched = watches[/^__wbg_(\w+)_[0-9a-f]{16}$/.exec(name)?.[1]];
        if (watched) functions[name] = watched(call);
      }
    }
    return given.call(WebAssembly, module, imports);
  };
};
