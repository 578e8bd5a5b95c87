// Reads letters for a page: what stands around the module. The glue of the binding generator stands before this text.
//
// In a worker it waits for a message with the module's address and a port; in the page of the one file for the event
// "letters-module" with the module itself. Everything is said over the port: the page asks { ask, … }, the answer is { kind, … }.
// Nothing is fetched but the module, and nothing is kept.

const serveLetters = async (port, module) => {
  const say = (kind, data) => port.postMessage({ kind, ...data });
  // How long it may work before it listens, between two messages of progress, and how large a file may be.
  const BREATH = 16;
  const NEWS = 100;
  const LARGEST = 512 << 20;

  let importer;
  let files = [];
  let all = 0;
  let isStopped = false;
  let now = '';
  const breathe = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); done(); };
    port2.postMessage('');
  });
  const told = () => {
    const [letters, leftOut] = importer.soFar();
    return { done: all - files.length, of: all, letters, leftOut, name: now };
  };

  const read = async () => {
    let breath = performance.now();
    let news = 0;
    isStopped = false;
    while (files.length && !isStopped) {
      const { name, file } = files[0];
      now = name;
      if (performance.now() - news > NEWS) {
        say('progress', told());
        news = performance.now();
      }
      try {
        if (file.size > LARGEST) importer.refuse(name, 'is too large to be read here');
        else importer.add(name, new Uint8Array(await file.arrayBuffer()));
      } catch (error) {
        if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) throw error;
        importer.refuse(name, 'cannot be opened: it may have been moved or changed');
      }
      do {
        if (performance.now() - breath > BREATH) {
          await breathe();
          breath = performance.now();
        }
      } while (importer.step());
      files.shift();
    }
    now = '';
    if (files.length) return say('stopped', told());
    say('progress', told());
    await breathe();
    return report();
  };
  const report = () => say('told', { told: JSON.parse(importer.told()) });
  const day = () => {
    const date = new Date();
    return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((number) => `${number}`.padStart(2, '0')).join('-');
  };
  const save = (name, type, content) => say('saved', { name, blob: new Blob([content], { type }) });

  const answers = {
    read: ({ names, blobs, refused }) => {
      importer ??= new wasm_bindgen.Importer('', day());
      for (const name of refused) importer.refuse(name, 'ends the reading: it is damaged in a way that nobody has foreseen');
      files = names.map((name, at) => ({ name, file: blobs[at] })).filter(({ name }) => !refused.includes(name));
      files.sort((one, other) => (one.name < other.name ? -1 : 1));
      all = files.length;
      return read();
    },
    stop: () => { isStopped = true; },
    'go-on': read,
    report,
    put: ({ letter, field, value }) => say('put', { letter, field, value, problem: importer.put(letter, field, value) }),
    decide: ({ about, evidence }) => { importer.decide(about, evidence); report(); },
    same: ({ about, own, yes }) => { importer.decideSame(about, own, yes); },
    open: ({ base }) => {
      const joined = base ? JSON.parse(importer.together(base)) : { compact: '', own: [], notices: [] };
      say('opened', { compact: importer.open(), both: joined.compact, own: [joined.own], notices: joined.notices, report: importer.report() });
    },
    'save-report': () => save('import-report.json', 'application/json', importer.report()),
    'save-table': () => save('import-report.csv', 'text/csv', importer.reportTable()),
    'save-tei': () => save('letters-tei.zip', 'application/zip', importer.tei()),
    'save-collection': () => save('collection.zip', 'application/zip', importer.archive()),
    close: () => { if (typeof document === 'undefined') self.close(); else port.close(); },
  };
  const fail = () => say('failed', { name: now });
  const ready = wasm_bindgen({ module_or_path: module });
  port.onmessage = async ({ data }) => {
    try {
      await ready;
      await answers[data.ask](data);
    } catch {
      fail();
    }
  };
};

if (typeof document === 'undefined') {
  onmessage = ({ data, ports }) => { serveLetters(ports[0], data); };
} else {
  document.addEventListener('letters-module', ({ data, ports }) => { serveLetters(ports[0], data); }, { once: true });
}
