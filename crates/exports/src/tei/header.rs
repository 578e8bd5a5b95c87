//! The header of a TEI document, and the people, places and bodies that its text points to.
//!
//! Start with [`header`].

use super::{
    correspondence::{DateEvidence, actions, calendar_id, correspondent, place_of_writing},
    names::entity_id,
};
use crate::{authority, xml::Xml};
use citations::{CitedEdition, facts::LetterFacts};
use corpus::{
    Corpus, Correspondence, Entity, EntityKind, Letter,
    dossier::{Basis, Bibliography, Fact, FactField},
    named,
};
use text::capitals::capitalised;

/// Writes the `teiHeader` of a letter.
pub(super) fn header(xml: &mut Xml, edition: &CitedEdition, letter: &Letter) {
    let facts = LetterFacts::of_letter(edition, letter);
    xml.open("teiHeader", &[]).line();
    xml.open("fileDesc", &[]).line();
    titles(xml, edition, &facts);
    let (version, date) = (edition.version(), edition.date());
    xml.open("editionStmt", &[]).open("edition", &[("n", version)]);
    xml.text(&format!("{}, version {version}, ", edition.title()));
    xml.element("date", &[("when", &date.to_string())], &date.in_words()).close().close().line();
    publication(xml, edition, &facts);
    dossier(xml, letter);
    source(xml, &facts);
    xml.close().line();
    encoding(xml, edition.corpus);
    profile(xml, edition.corpus, letter);
    xml.open("revisionDesc", &[]).line();
    for change in &edition.corpus.collection.edition.changes {
        let attributes = [("when", change.date.to_string()), ("n", change.version.clone())];
        xml.element("change", &attributes.each_ref().map(|(name, value)| (*name, value.as_str())), &change.what).line();
    }
    xml.close().line().close().line();
}

/// Writes the `standOff` with whoever and whatever the text mentions, the writer and the reader first.
pub(super) fn people_and_places(xml: &mut Xml, corpus: &Corpus, letter: &Letter) {
    let lists = [
        (EntityKind::Person, "listPerson", "person", "persName"),
        (EntityKind::Place, "listPlace", "place", "placeName"),
        (EntityKind::Organisation, "listOrg", "org", "orgName"),
    ];
    let spoken_to = letter.parts.iter().filter_map(|part| part.speech.as_ref()).map(|speech| &speech.to);
    let (senders, recipients) = (named::senders(corpus, letter), named::recipients(corpus, letter));
    let ends: Vec<(EntityKind, &str)> = senders.iter().chain(&recipients).filter_map(|one| one.entity).collect();
    let written_at = place_of_writing(corpus, letter).map(|place| place.id.as_str());
    xml.open("standOff", &[]).line();
    for (kind, list, item, name) in lists {
        let is_needed = |id: &str| match kind {
            EntityKind::Place => written_at == Some(id),
            EntityKind::Person if spoken_to.clone().any(|one| one == id) => true,
            _ => ends.contains(&(kind, id)),
        };
        let mentioned = |entity: &&Entity| !entity.mentions.in_letter(&letter.id).is_empty() || is_needed(&entity.id);
        let needed: Vec<&Entity> = corpus.entities(kind).iter().filter(mentioned).collect();
        if needed.is_empty() {
            continue;
        }
        xml.open(list, &[]).line();
        for entity in needed {
            xml.open(item, &[("xml:id", &entity_id(kind, &entity.id))]).element(name, &[], &entity.sort_name);
            if said_of_filed(kind, &entity.sort_name) != entity.name {
                xml.element(name, &[("type", "as-said")], &entity.name);
            }
            for address in &entity.same_as {
                xml.element("idno", &[("type", "URI"), ("subtype", authority::name(address))], address);
            }
            let known: Vec<&str> = [entity.dates.as_str(), entity.identification.as_str()]
                .into_iter()
                .filter(|words| !words.is_empty())
                .collect();
            if !known.is_empty() {
                xml.element("note", &[], &known.join(". "));
            }
            xml.close().line();
        }
        xml.close().line();
    }
    xml.close().line();
}

/// The name as one says it, as far as the name that one files tells it.
fn said_of_filed(kind: EntityKind, filed: &str) -> String {
    match filed.split_once(", ") {
        Some((family, given)) if kind == EntityKind::Person => format!("{given} {family}"),
        _ => filed.to_owned(),
    }
}

fn titles(xml: &mut Xml, edition: &CitedEdition, facts: &LetterFacts) {
    xml.open("titleStmt", &[]).line();
    xml.element("title", &[("type", "main")], &facts.letter.title).line();
    xml.element("title", &[("type", "sub")], &edition.full_title()).line();
    for sender in &facts.senders {
        xml.open("author", &[]);
        correspondent(xml, sender, &|kind, id| format!("#{}", entity_id(kind, id)));
        xml.close().line();
    }
    xml.element("editor", &[], edition.editor()).line();
    let translator = facts.bibliography.translator.as_deref().unwrap_or("not named");
    let source = facts.published_in().unwrap_or_else(|| "the source".to_owned());
    let edited = edition.publisher().unwrap_or(edition.title());
    for (id, what, who) in [
        ("resp-translator", "translated by", translator),
        ("resp-source", "heading, summary and notes by the editors of", &source),
        ("resp-edition", "corrected, annotated and encoded for", edited),
    ] {
        xml.open("respStmt", &[("xml:id", id)]).element("resp", &[], what).element("name", &[], who).close().line();
    }
    xml.close().line();
}

fn publication(xml: &mut Xml, edition: &CitedEdition, facts: &LetterFacts) {
    xml.open("publicationStmt", &[]).line();
    xml.element("publisher", &[], edition.publisher().unwrap_or(edition.title())).line();
    let date = edition.date();
    xml.element("date", &[("when", &date.to_string())], &date.in_words()).line();
    xml.element("idno", &[("type", "letter")], &facts.letter.id).line();
    if let Some(address) = &facts.address {
        xml.element("idno", &[("type", "URL")], address).line();
    }
    xml.open("availability", &[]).line();
    if let Some(licence) = &edition.corpus.collection.licence {
        let words = format!("What this edition has added: {}. The rights in the letter are apart.", licence.name);
        xml.element("licence", &[("target", &licence.url)], &words).line();
    }
    let said = |fact: &&Fact| matches!(fact.field, FactField::Rights | FactField::Credits);
    let statements: Vec<&Fact> = facts.letter.dossier.iter().filter(said).collect();
    xml.open("licence", &[]).line();
    for fact in &statements {
        let words = fact.value.clone().unwrap_or_else(|| format!("Not known: {}.", fact.source));
        xml.element("p", &[], &format!("{}: {words}", capitalised(field(fact.field)))).line();
    }
    if statements.is_empty() {
        xml.element("p", &[], "Nothing is known of rights.").line();
    }
    xml.close().line();
    xml.close().line().close().line();
}

/// Every statement of the dossier as a note, with what it rests on.
fn dossier(xml: &mut Xml, letter: &Letter) {
    if letter.dossier.is_empty() && letter.unverified.is_empty() {
        return;
    }
    xml.open("notesStmt", &[]).line();
    for fact in &letter.dossier {
        let basis = match fact.basis {
            Basis::Letter => "letter",
            Basis::Heading => "heading",
            Basis::Outside => "outside",
            Basis::Inference => "inference",
            Basis::Unknown => "unknown",
        };
        xml.open("note", &[("type", field(fact.field)), ("subtype", basis)]);
        xml.text(fact.value.as_deref().unwrap_or("Not known"));
        if !fact.source.is_empty() {
            xml.text(" (").element("bibl", &[], &fact.source).text(")");
        }
        if let Some(url) = &fact.url {
            xml.text(" ").element("ref", &[("target", url)], url);
        }
        xml.close().line();
    }
    for sentence in &letter.unverified {
        xml.element("note", &[("type", "unverified")], sentence).line();
    }
    xml.close().line();
}

fn source(xml: &mut Xml, facts: &LetterFacts) {
    let Bibliography { title, container, document, pages, publisher, publisher_place, year, url, .. } =
        facts.bibliography;
    xml.open("sourceDesc", &[]).line();
    xml.open("bibl", &[]);
    for author in facts.authors() {
        xml.element("author", &[], author.sorted).text(". ");
    }
    xml.element("title", &[("level", "u")], title);
    let mut add = |name: &'static str, attributes: &[(&'static str, &str)], text: Option<&str>| {
        if let Some(text) = text {
            xml.text(", ").element(name, attributes, text);
        }
    };
    add("title", &[("level", "m")], container.as_deref());
    if let Some((number, volume_title)) = facts.volume_parts() {
        add("biblScope", &[("unit", "volume")], Some(&number));
        add("title", &[("type", "volume")], volume_title);
    }
    for editor in facts.bibliography.editors.iter() {
        add("editor", &[], Some(editor));
    }
    add("biblScope", &[("unit", "document")], document.as_deref());
    add("biblScope", &[("unit", "page")], pages.as_deref());
    add("pubPlace", &[], publisher_place.as_deref());
    add("publisher", &[], publisher.as_deref());
    add("date", &[], year.as_deref());
    if let Some(url) = url {
        xml.text(", ").element("ref", &[("target", url)], url);
    }
    xml.close().line();
    if let Some(archive) = &facts.bibliography.archive {
        xml.open("msDesc", &[]).open("msIdentifier", &[]).element("repository", &[], archive);
        if let Some(location) = &facts.bibliography.archive_location {
            xml.element("collection", &[], location);
        }
        xml.close().close().line();
    }
    xml.close().line();
}

fn encoding(xml: &mut Xml, corpus: &Corpus) {
    xml.open("encodingDesc", &[]).line();
    xml.open("projectDesc", &[]).element("p", &[], &corpus.collection.description).close().line();
    xml.open("editorialDecl", &[]).line();
    for (element, attributes, words) in EDITORIAL {
        xml.open(element, attributes).element("p", &[], words).close().line();
    }
    xml.close().line();
    if !corpus.themes.is_empty() || !corpus.terms.is_empty() {
        xml.open("classDecl", &[]).line();
        taxonomy(
            xml,
            "themes",
            corpus
                .themes
                .iter()
                .map(|theme| (format!("theme-{}", theme.id), theme.label.as_str(), theme.definition.as_str())),
        );
        taxonomy(
            xml,
            "terms",
            corpus
                .terms
                .iter()
                .map(|term| (entity_id(EntityKind::Term, &term.id), term.name.as_str(), term.identification.as_str())),
        );
        xml.close().line();
    }
    xml.close().line();
}

fn taxonomy<'a>(xml: &mut Xml, id: &str, categories: impl Iterator<Item = (String, &'a str, &'a str)>) {
    let mut categories = categories.peekable();
    if categories.peek().is_none() {
        return;
    }
    xml.open("taxonomy", &[("xml:id", &format!("taxonomy-{id}"))]).line();
    for (id, label, definition) in categories {
        xml.open("category", &[("xml:id", &id)]).open("catDesc", &[]).element("term", &[], label);
        if !definition.is_empty() {
            xml.text(": ").text(definition);
        }
        xml.close().close().line();
    }
    xml.close().line();
}

fn profile(xml: &mut Xml, corpus: &Corpus, letter: &Letter) {
    let language = letter.language.as_ref().unwrap_or(&corpus.collection.language);
    xml.open("profileDesc", &[]).line();
    xml.open("langUsage", &[]).element("language", &[("ident", language)], language).close().line();
    if let Some(calendar) = &letter.date.calendar {
        let id = calendar_id(calendar);
        xml.open("calendarDesc", &[]).open("calendar", &[("xml:id", &id)]).element("p", &[], calendar);
        xml.close().close().line();
    }
    xml.open("correspDesc", &[]).line();
    actions(xml, corpus, letter, &|kind, id| format!("#{}", entity_id(kind, id)), DateEvidence::Always);
    let answered = corpus.correspondence.iter().filter(|other| other.answered_by.contains(&letter.id));
    let answering = corpus.correspondence.iter().filter(|other| other.answers.contains(&letter.id));
    let context: Vec<(&str, &Correspondence)> =
        answered.map(|other| ("prev", other)).chain(answering.map(|other| ("next", other))).collect();
    if !context.is_empty() {
        xml.open("correspContext", &[]).line();
        for (kind, other) in context {
            let target = other.letter.as_ref().map(|letter_id| format!("{letter_id}.xml"));
            let target = target.or_else(|| other.url.clone()).unwrap_or_default();
            xml.element("ref", &[("type", kind), ("target", &target)], &other.label).line();
        }
        xml.close().line();
    }
    xml.close().line().close().line();
}

fn field(field: FactField) -> &'static str {
    match field {
        FactField::Date => "date",
        FactField::From => "from",
        FactField::To => "to",
        FactField::Place => "place",
        FactField::Form => "form",
        FactField::Language => "language",
        FactField::Translator => "translator",
        FactField::Transmission => "transmission",
        FactField::Marks => "marks",
        FactField::Archive => "archive",
        FactField::Publication => "publication",
        FactField::Address => "address",
        FactField::SourceFile => "source-file",
        FactField::Witnesses => "witnesses",
        FactField::Sequel => "sequel",
        FactField::Credits => "credits",
        FactField::Rights => "rights",
    }
}

/// A statement of the editorial declaration: element, attributes, words.
type Statement = (&'static str, &'static [(&'static str, &'static str)], &'static str);

/// The editorial declaration.
const EDITORIAL: [Statement; 5] = [
    (
        "correction",
        &[("status", "high"), ("method", "markup")],
        "Slips stand in choice, as transmitted (sic) and corrected (corr, with its certainty); the reading text takes corr. \
         Doubtful corrections are not made: the words stand in a seg of type doubtful and are discussed in a note. Words \
         that the source lost stand in supplied. Every correction has a note in the back with its kind and reason.",
    ),
    (
        "normalization",
        &[("method", "markup")],
        "Typewriter signs stand in choice (orig and reg): two hyphens are an em dash, closed up; straight quotation marks \
         and apostrophes are curly. Spelling is not normalised.",
    ),
    ("quotation", &[("marks", "all")], "Quotation marks are kept in the text."),
    (
        "hyphenation",
        &[("eol", "none")],
        "Paragraphs cut by the end of a sheet are joined; the place is a milestone of unit sheet.",
    ),
    (
        "interpretation",
        &[],
        "Names point to people, places and bodies in standOff, terms of the time and themes (ana of a part) to the \
         taxonomies. Words in brackets that are not the writer's stand in a seg of type brackets; resp says whose they are.",
    ),
];
