// Unpacks the application of the one-file edition and starts its glue. Runs as soon as the page has been read, before
// anything can change its text. Undoes what `packed.rs` does, and names things as it does.
{
  const root = document.documentElement;
  const holder = document.getElementById('packed');

  const fail = () => { root.dataset.app = 'failed'; };

  // What stands in the page already, as bytes.
  const before = new TextEncoder().encode(document.getElementById('app').textContent);

  // The characters, encoded arithmetically by their weights, give the bytes.
  const bytesOf = (text, length) => {
    const SHORT = 125, LONG = 0x800 - 0xa0, SHORT_WEIGHT = 139, WEIGHTS = SHORT * SHORT_WEIGHT + LONG;
    const out = new Uint8Array(length + 8);
    let size = 0, low = 0, range = 2 ** 32;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      let from, weight = 1;
      if (code < 0x80) {
        weight = SHORT_WEIGHT;
        from = (code - 1 - (code > 0x0d) - (code > 0x3c)) * SHORT_WEIGHT;
      } else {
        from = SHORT * SHORT_WEIGHT + code - 0xa0;
      }
      const unit = Math.floor(range / WEIGHTS);
      low += unit * from;
      range = from + weight === WEIGHTS ? range - unit * from : unit * weight;
      if (low >= 2 ** 32) {
        low -= 2 ** 32;
        for (let at = size - 1; at >= 0 && (out[at] += 1, out[at] === 0); at -= 1);
      }
      while (range < 2 ** 24) {
        out[size] = low / 2 ** 24;
        size += 1;
        low = (low % 2 ** 24) * 256;
        range *= 256;
      }
    }
    return out.subarray(0, length);
  };

  // LZMA with three bits of context for literals and none of the position, without header and end mark. `length`: how
  // many bytes there are. The names are those of the format's description.
  const unpacked = (input, length) => {
    const out = new Uint8Array(before.length + length);
    out.set(before);
    const bits = (count) => new Uint16Array(count).fill(1024);
    const isMatch = bits(12), isRep = bits(12), isRep0 = bits(12), isRep1 = bits(12), isRep2 = bits(12);
    const isRep0Long = bits(12), literals = bits(0x300 << 3), align = bits(16), special = bits(128);
    const slots = [bits(64), bits(64), bits(64), bits(64)];
    const lengths = () => ({ choice: bits(2), low: bits(8), middle: bits(8), high: bits(256) });
    const matchLength = lengths(), repLength = lengths();
    let at = 1, range = -1 >>> 0, code = 0;
    while (at < 5) { code = (code * 256 + input[at]) >>> 0; at += 1; }

    const bit = (model, index) => {
      const chance = model[index];
      const bound = (range >>> 11) * chance;
      let value = 0;
      if (code < bound) {
        range = bound;
        model[index] = chance + ((2048 - chance) >> 5);
      } else {
        range -= bound;
        code -= bound;
        model[index] = chance - (chance >> 5);
        value = 1;
      }
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | input[at]) >>> 0;
        at += 1;
      }
      return value;
    };
    const tree = (model, count) => {
      let node = 1;
      for (let step = 0; step < count; step += 1) node = node * 2 + bit(model, node);
      return node - (1 << count);
    };
    // The lowest bit first.
    const reversed = (model, base, count) => {
      let node = 1, value = 0;
      for (let step = 0; step < count; step += 1) {
        const one = bit(model, base + node);
        node = node * 2 + one;
        value |= one << step;
      }
      return value;
    };
    const even = (count) => {
      let value = 0;
      for (let step = 0; step < count; step += 1) {
        range >>>= 1;
        const one = code >= range ? 1 : 0;
        if (one) code -= range;
        value = value * 2 + one;
        if (range < 0x1000000) {
          range = (range << 8) >>> 0;
          code = ((code << 8) | input[at]) >>> 0;
          at += 1;
        }
      }
      return value;
    };
    const lengthOf = ({ choice, low, middle, high }) => {
      if (!bit(choice, 0)) return 2 + tree(low, 3);
      if (!bit(choice, 1)) return 10 + tree(middle, 3);
      return 18 + tree(high, 8);
    };
    const distance = (size) => {
      const slot = tree(slots[Math.min(size - 2, 3)], 6);
      if (slot < 4) return slot;
      const count = (slot >> 1) - 1;
      const start = (2 | (slot & 1)) << count;
      if (slot < 14) return start + reversed(special, start - slot, count);
      return start + even(count - 4) * 16 + reversed(align, 0, 4);
    };

    let position = before.length, state = 0, rep0 = 0, rep1 = 0, rep2 = 0, rep3 = 0;
    while (position < out.length) {
      if (!bit(isMatch, state)) {
        const base = 0x300 * (position > 0 ? out[position - 1] >> 5 : 0);
        let symbol = 1;
        if (state >= 7) {
          let known = out[position - rep0 - 1];
          do {
            const expected = (known >> 7) & 1;
            known <<= 1;
            const one = bit(literals, base + ((1 + expected) << 8) + symbol);
            symbol = symbol * 2 + one;
            if (expected !== one) break;
          } while (symbol < 0x100);
        }
        while (symbol < 0x100) symbol = symbol * 2 + bit(literals, base + symbol);
        out[position] = symbol;
        position += 1;
        state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
        continue;
      }
      let size;
      if (bit(isRep, state)) {
        if (!bit(isRep0, state)) {
          if (!bit(isRep0Long, state)) {
            state = state < 7 ? 9 : 11;
            out[position] = out[position - rep0 - 1];
            position += 1;
            continue;
          }
        } else if (!bit(isRep1, state)) {
          [rep0, rep1] = [rep1, rep0];
        } else if (!bit(isRep2, state)) {
          [rep0, rep1, rep2] = [rep2, rep0, rep1];
        } else {
          [rep0, rep1, rep2, rep3] = [rep3, rep0, rep1, rep2];
        }
        size = lengthOf(repLength);
        state = state < 7 ? 8 : 11;
      } else {
        [rep1, rep2, rep3] = [rep0, rep1, rep2];
        size = lengthOf(matchLength);
        state = state < 7 ? 7 : 10;
        rep0 = distance(size);
      }
      for (let end = Math.min(position + size, out.length); position < end; position += 1) {
        out[position] = out[position - rep0 - 1];
      }
    }
    return out.subarray(before.length);
  };

  const start = () => {
    const { length, before: known, sizes } = holder.dataset;
    const digest = before.reduce((sum, byte) => (Math.imul(sum, 31) + byte) >>> 0, 0);
    // Something has changed the text of the page, and with it what the packed bytes refer to.
    if (digest !== Number(known)) return fail();
    const lengths = sizes.split(' ').map(Number);
    const all = unpacked(bytesOf(holder.textContent, Number(length)), lengths.reduce((sum, one) => sum + one));
    let from = 0;
    const [glue, ...rest] = lengths.map((size) => all.subarray(from, from += size));
    // The glue, which the page allows by its digest, finds the rest with the element that held it.
    holder.rest = rest;
    const script = document.createElement('script');
    script.type = 'module';
    script.textContent = new TextDecoder().decode(glue);
    document.head.append(script);
  };
  // Once the text of the letters is on the screen.
  requestAnimationFrame(() => setTimeout(() => { try { start(); } catch { fail(); } }));
}
