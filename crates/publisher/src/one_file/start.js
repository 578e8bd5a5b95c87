// Starts the application of the one-file edition, when `unpack.js` has unpacked it: undoes what `streams.rs` does, and
// names things as it does. The glue of the binding generator stands before this text.
{
  // Puts the module together again from its streams.
  const joined = (streams, head, functions) => {
    const [OUTSIDE, INSTRUCTION, READ, WRITTEN, CONSTANT, WIDE, OFFSET, FUNCTION, BRANCH, OTHER] = streams.keys();
    const places = streams.map(() => 0);
    const out = new Uint8Array(streams.reduce((sum, { length }) => sum + length, 5 * (functions + 2)));
    let size = 0;
    const copy = (kind) => {
      const byte = streams[kind][places[kind]];
      places[kind] += 1;
      out[size] = byte;
      size += 1;
      return byte;
    };
    const copyAll = (kind, count) => { for (let left = count; left > 0; left -= 1) copy(kind); };
    const copyNumber = (kind) => {
      let value = 0, unit = 1, byte;
      do {
        byte = copy(kind);
        value += (byte & 0x7f) * unit;
        unit *= 128;
      } while (byte > 0x7f);
      return value;
    };
    const copyNumbers = (kind, count) => { for (let left = count; left > 0; left -= 1) copyNumber(kind); };
    const put = (number) => {
      for (let rest = number; ; rest >>>= 7) {
        out[size] = (rest & 0x7f) | (rest > 0x7f ? 0x80 : 0);
        size += 1;
        if (rest < 0x80) return;
      }
    };
    // Writes something with its length, which is known afterwards, before it.
    const measured = (write) => {
      const start = size;
      size += 5;
      write();
      const end = size;
      size = start;
      put(end - start - 5);
      out.copyWithin(size, start + 5, end);
      size += end - start - 5;
    };
    const one = () => {
      for (let groups = copyNumber(OTHER); groups > 0; groups -= 1) {
        copyNumber(OTHER);
        copy(OTHER);
      }
      for (let depth = 0; depth >= 0;) {
        const code = copy(INSTRUCTION);
        if (code === 0x20) copyNumber(READ);
        else if (code === 0x21 || code === 0x22) copyNumber(WRITTEN);
        else if (code >= 0x28 && code <= 0x3e) { copyNumber(INSTRUCTION); copyNumber(OFFSET); }
        else if (code === 0x41) copyNumber(CONSTANT);
        else if (code === 0x42) copyNumber(WIDE);
        else if (code === 0x10) copyNumber(FUNCTION);
        else if (code >= 0x02 && code <= 0x04) { copyNumber(INSTRUCTION); depth += 1; }
        else if (code === 0x0b) depth -= 1;
        else if (code === 0x0c || code === 0x0d) copyNumber(BRANCH);
        else if (code === 0x0e) copyNumbers(BRANCH, copyNumber(BRANCH) + 1);
        else if (code === 0x11) copyNumbers(OTHER, 2);
        else if (code === 0x1c) copyAll(OTHER, copyNumber(OTHER));
        else if (code === 0x43) copyAll(OTHER, 4);
        else if (code === 0x44) copyAll(OTHER, 8);
        else if (code === 0xfc) {
          const more = copyNumber(OTHER);
          copyNumbers(OTHER, more < 8 ? 0 : more < 15 && more % 2 === 0 ? 2 : 1);
        } else if ((code >= 0x23 && code <= 0x26) || code === 0x3f || code === 0x40 || code === 0xd0 || code === 0xd2) {
          copyNumber(OTHER);
        }
      }
    };
    copyAll(OUTSIDE, head);
    measured(() => {
      put(functions);
      for (let left = functions; left > 0; left -= 1) measured(one);
    });
    copyAll(OUTSIDE, streams[OUTSIDE].length - head);
    return out.slice(0, size);
  };

  const start = async () => {
    const holder = document.getElementById('packed');
    const [style, ...streams] = holder.rest;
    const { head, functions } = holder.dataset;
    const module = await WebAssembly.compile(joined(streams, Number(head), Number(functions)));
    // From here on the page is the application's.
    const sheet = document.createElement('style');
    sheet.textContent = new TextDecoder().decode(style);
    document.head.querySelector('style').replaceWith(sheet);
    holder.remove();
    await __wbg_init({ module_or_path: module });
  };
  const fail = () => { document.documentElement.dataset.app = 'failed'; };
  // A program that has ended by itself does nothing more, whenever that was.
  addEventListener('error', ({ error }) => { if (error instanceof WebAssembly.RuntimeError) fail(); });
  start().catch(fail);
}
