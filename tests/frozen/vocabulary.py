"""An independent calculation of the figures for comparing two texts by words.

Run from the repository's root: python3 tests/frozen/vocabulary.py > tests/frozen/vocabulary.tsv
The tests compare the program with this table to the printed digits. The reading text is put together from the letters'
files, words are found with regular expressions, and the logarithms are decimal numbers of fifty digits: nothing is shared
with the program but the rules.
"""

import collections
import decimal
import json
import pathlib
import re

decimal.getcontext().prec = 50
D = decimal.Decimal
MOST = 60


def reading_text(letter, part):
    pieces = part["text"] if isinstance(part["text"], list) else [part["text"]]
    certainty = {one["id"]: one["certainty"] for one in letter.get("corrections", [])}
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
        elif "sic" in piece:
            text += piece["sic"] if certainty.get(piece["correction"]) == "doubtful" else piece["corr"]
        elif "brackets" in piece:
            text += piece["text"]
        else:
            text += piece.get("foreign") or piece.get("supplied") or ""
    return text


def words(text):
    text = re.sub(r"\s*--+\s*", "—", text).replace("’", "'").replace("‘", "'")
    for run in re.split(r"[\s—]+", text):
        if re.fullmatch(r"\W*\w(\.\w)+\.?\W*", run):
            short = re.sub(r"\W", "", run).lower()
            yield short.upper() if short in ("us", "it", "who") else short
            continue
        if re.fullmatch(r"\W*\d+(,\d{3})+\W*", run):
            yield re.sub(r"\D", "", run)
            continue
        parts = re.findall(r"\w+(?:'\w+)*", run)
        folded = [fold(part) for part in parts]
        compound = re.search(r"\w(?:[-–]\w[\w']*)+", run)
        if len(parts) > 1 and compound and re.fullmatch(r"\W*\w[\w']*(?:[-–]\w[\w']*)+\W*", run):
            if not all(part.isdigit() for part in parts):
                yield "".join(folded)
                continue
        yield from (form for form in folded if form)


def fold(part):
    if len(part) > 1 and part.isupper() and part.lower() in ("us", "it", "who"):
        return part
    form = re.sub(r"'s$", "", part.lower()).replace("'", "")
    return re.sub(r"^(\d+)s$", r"\1", form)


def figures(a, b, c, d):
    a, b, c, d = D(a), D(b), D(c), D(d)
    n_ln_n = lambda n, k: n * k.ln() if n else D(0)
    joint = (a + b) / (c + d)
    g2 = 2 * (n_ln_n(a, a or D(1)) + n_ln_n(b, b or D(1)) - a * (c * joint).ln() - b * (d * joint).ln())
    ratio = ((a or D("0.5")) * d / ((b or D("0.5")) * c)).ln() / D(2).ln()
    return abs(g2), ratio, a * 1000 / c, b * 1000 / d


def main():
    counts = collections.OrderedDict()
    for path in sorted(pathlib.Path("corpus/letters").glob("*.json")):
        letter = json.loads(path.read_text())
        body = [part for part in letter["parts"] if part["kind"] == "paragraph"]
        counts[letter["id"]] = collections.Counter(
            word for part in body for word in words(reading_text(letter, part))
        )
    ids = list(counts)
    pairs = [(a, b) for i, a in enumerate(ids) for b in ids[i + 1 :]] + [(a, "rest") for a in ids]
    print("# Written by tests/frozen/vocabulary.py: do not edit.")
    print("a\tb\twords_a\twords_b\tword\tcount_a\tcount_b\tper_1000_a\tper_1000_b\tlog_likelihood\tlog_ratio")
    for a, b in pairs:
        one = counts[a]
        other = counts[b] if b in counts else sum((counts[id] for id in ids if id != a), collections.Counter())
        c, d = sum(one.values()), sum(other.values())
        rows = []
        for word in one.keys() | other.keys():
            g2, ratio, rate_a, rate_b = figures(one[word], other[word], c, d)
            rows.append((-g2, -one[word] - other[word], word, ratio, rate_a, rate_b))
        for g2, _, word, ratio, rate_a, rate_b in sorted(rows)[:MOST]:
            printed = "\t".join(f"{value:.2f}" for value in (rate_a, rate_b, -g2, ratio))
            print(f"{a}\t{b}\t{c}\t{d}\t{word}\t{one[word]}\t{other[word]}\t{printed}")


main()
