"""Cuts a schema (RELAX NG, or the JSON schema of CSL items) down to what this edition's files use.

    python3 second-opinion/schemas/derive.py FULL.rng OUT.rng "WHERE FULL.rng IS FROM, AND ITS LICENCE" FILE.xml…
    python3 second-opinion/schemas/derive.py FULL.json OUT.json "…" FILE.json…

What is cut away can no longer occur; nothing is added or relaxed. So whatever is valid by the shorter schema is valid by
the full one, and the check needs no more than this repository. Run it again when an export uses an element that is new to
it, with the files under dist/data/ that use it.
"""

import json
import sys
import xml.etree.ElementTree as ElementTree

RNG = "{http://relaxng.org/ns/structure/1.0}"
GROUPS = {RNG + name for name in ("group", "define", "start", "optional", "zeroOrMore", "oneOrMore", "element")}


def of(name):
    return ElementTree.Element(RNG + name)


def used(files):
    """The names of all elements and attributes of the files."""
    elements, attributes = set(), set()
    for file in files:
        for element in ElementTree.parse(file).iter():
            elements.add(element.tag.rsplit("}", 1)[-1])
            attributes.update(name.rsplit("}", 1)[-1] for name in element.attrib)
    return elements, attributes


def patterns(node):
    """The children that say something: no documentation, no rules in other languages, no names."""
    return [child for child in node if isinstance(child.tag, str) and child.tag.startswith(RNG)]


def is_a(node, name):
    return node.tag == RNG + name


def names_of(node):
    """The name that an element or attribute may have, or None where it may have any."""
    if node.get("name"):
        return node.get("name").rsplit(":", 1)[-1]
    named = node.find(RNG + "name")
    return None if named is None else named.text.strip().rsplit(":", 1)[-1]


def cut(node, elements, attributes):
    """The same without documentation, with whatever is not used not allowed."""
    if is_a(node, "element") and names_of(node) not in elements:
        return of("notAllowed")
    if is_a(node, "attribute") and names_of(node) not in attributes:
        return of("notAllowed")
    bare = ElementTree.Element(node.tag, node.attrib)
    if not patterns(node) or is_a(node, "name"):
        bare.text = node.text
    bare.extend(cut(child, elements, attributes) for child in patterns(node))
    return bare


def simplified(node, defined):
    """The same pattern with `notAllowed` and `empty` carried upwards as far as they go."""
    if is_a(node, "ref"):
        target = patterns(defined[node.get("name")])
        if len(target) == 1 and (is_a(target[0], "notAllowed") or is_a(target[0], "empty")):
            return of(target[0].tag[len(RNG):])
        return node
    if is_a(node, "value") or is_a(node, "data") or is_a(node, "name") or is_a(node, "param"):
        return node
    children = [simplified(child, defined) for child in patterns(node)]
    if is_a(node, "choice"):
        children = [child for child in children if not is_a(child, "notAllowed")]
        if len(children) < 2:
            return children[0] if children else of("notAllowed")
    elif node.tag in GROUPS:
        if any(is_a(child, "notAllowed") for child in children):
            if is_a(node, "optional") or is_a(node, "zeroOrMore"):
                return of("empty")
            children = [of("notAllowed")]
            if not (is_a(node, "define") or is_a(node, "start")):
                return children[0]
        elif any(not is_a(child, "name") for child in children):
            children = [child for child in children if not is_a(child, "empty")] or [of("empty")]
            if children[0].tag == RNG + "name" and len(children) == 1:
                children.append(of("empty"))
            if node.tag in {RNG + name for name in ("group", "optional", "zeroOrMore", "oneOrMore")}:
                if len(children) == 1 and (is_a(children[0], "empty") or is_a(node, "group")):
                    return children[0]
    bare = ElementTree.Element(node.tag, node.attrib)
    bare.text = node.text if not children else None
    bare.extend(children)
    return bare


def derive(grammar, elements, attributes):
    """The grammar with only what is used and what that needs."""
    start = next(child for child in grammar if is_a(child, "start"))
    start = cut(start, elements, attributes)
    defined = {
        child.get("name"): cut(child, elements, attributes) for child in grammar if is_a(child, "define")
    }
    before = None
    while before != (now := {name: ElementTree.tostring(node) for name, node in defined.items()}):
        before = now
        defined = {name: simplified(node, defined) for name, node in defined.items()}
    start = simplified(start, defined)
    needed, open_ends = set(), [start]
    while open_ends:
        for ref in open_ends.pop().iter(RNG + "ref"):
            if ref.get("name") not in needed:
                needed.add(ref.get("name"))
                open_ends.append(defined[ref.get("name")])
    derived = ElementTree.Element(grammar.tag, grammar.attrib)
    derived.append(start)
    derived.extend(node for name, node in defined.items() if name in needed)
    return derived


def derive_csl(schema, items, origin):
    """The schema of CSL items with only the types, fields and definitions that the items use."""
    item = schema["items"]
    fields = item["properties"]
    used_fields = {name for item in items for name in item}
    types = {item["type"] for item in items}
    fields["type"]["enum"] = [name for name in fields["type"]["enum"] if name in types]
    item["properties"] = {name: field for name, field in fields.items() if name in used_fields}
    said = json.dumps(item["properties"])
    definitions = schema["definitions"].items()
    schema["definitions"] = {name: one for name, one in definitions if f"#/definitions/{name}" in said}
    schema["description"] = f"{origin} Cut down by derive.py to what the files of this edition use."
    return schema


def main():
    full, out, origin, *files = sys.argv[1:]
    if full.endswith(".json"):
        def read(path):
            with open(path, encoding="utf-8") as file:
                return json.load(file)

        items = [item for path in files for item in read(path)]
        with open(out, "w", encoding="utf-8") as file:
            json.dump(derive_csl(read(full), items, origin), file, ensure_ascii=False, indent=2)
            file.write("\n")
        return
    derived = derive(ElementTree.parse(full).getroot(), *used(files))
    derived.insert(0, ElementTree.Comment(f" {origin} Cut down by derive.py to what the files of this edition use. "))
    ElementTree.register_namespace("", RNG[1:-1])
    ElementTree.indent(derived, " ")
    with open(out, "wb") as file:
        ElementTree.ElementTree(derived).write(file, encoding="utf-8", xml_declaration=True)
        file.write(b"\n")


main()
