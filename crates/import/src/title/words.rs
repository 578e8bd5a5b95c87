//! The words by which titles say who is who, in the languages of the editions that were looked at.
//!
//! Start with [`BETWEEN`]. Must not know how they are looked for.

/// The words that stand between sender and recipient, by language. Those further back are words of other languages too, and
/// count only where none before them is there.
pub(super) const BETWEEN: [&[&str]; 3] = [
    &[" to ", " → ", " -> "],
    &[" To ", " an ", " aan ", " till ", " til ", " à ", " au ", " aux ", " para ", " к ", ". A "],
    &[" a ", " ad ", " al ", " alla ", " ao ", " ai ", " agli ", " alle ", " allo "],
];

/// Words with which titles begin before a sender is named.
#[rustfmt::skip]
pub(super) const BEFORE: &[&str] = &[
    "letter", "letters", "telegram", "message", "note", "memorandum", "despatch", "dispatch", "airgram", "cable", "postcard", "card",
    "draft", "copy", "extract", "fragment", "reply", "circular", "instruction", "no", "nr", "number", "num", "n°", "№",
    "brief", "briefe", "telegramm", "postkarte", "karte", "schreiben", "billet", "entwurf", "abschrift", "fragment", "konzept",
    "lettre", "lettres", "télégramme", "carte", "lettera", "telegramma", "cartolina", "carta", "telegrama", "epistola", "brev", "telegraaf", "briefkaart",
    "eines", "einer", "of", "by", "postale", "als", "tls", "apcs", "undated", "undatiert", "handschreiben", "dopis", "list", "kirje", "brevkort", "письмо",
];

/// Words of which one may stand before a sender, in this order after those of [`BEFORE`].
pub(super) const FROM: [&str; 17] = [
    "from", "von", "de", "di", "da", "del", "van", "från", "fra", "by", "of", "du", "do", "della", "der", "des", "vom",
];

/// What may stand between a sender and the word that leads to the recipient.
pub(super) const BEFORE_TO: [&str; 12] = [
    " addressed",
    " written",
    " writes",
    " wrote",
    " writing",
    " letter",
    " schreibt",
    " brief",
    " lettre",
    " écrit",
    " adressée",
    " carta",
];

/// How the French name somebody to whom they write: “A Madame …”.
pub(super) const FRENCH: [&str; 6] = ["Madame", "Mme", "M. ", "Monsieur", "Mademoiselle", "Mlle"];

/// What stands before the name of a recipient and is no part of it.
pub(super) const ARTICLES: [&str; 22] = [
    "the ", "her ", "his ", "my ", "den ", "die ", "das ", "dem ", "der ", "seine ", "seinen ", "ihre ", "ihren ",
    "le ", "la ", "les ", "il ", "lo ", "el ", "de ", "het ", "o ",
];

/// How *of* is joined to a name.
pub(super) const ELIDED: [&str; 3] = ["d’", "d'", "D’"];

/// Words of four letters and more that are shortened with a full stop within names.
pub(super) const SHORTENED: [&str; 10] =
    ["prof", "frhr", "hofr", "capt", "lieut", "serg", "thos", "chas", "robt", "benj"];

/// Offices that are held *to* somebody: “Representative to the United Nations”.
pub(super) const HELD_TO: [&str; 17] = [
    "mission",
    "delegation",
    "representative",
    "ambassador",
    "assistant",
    "adviser",
    "advisor",
    "counselor",
    "counsellor",
    "consultant",
    "envoy",
    "minister",
    "deputy",
    "aide",
    "commissioner",
    "secretary",
    "observer",
];

/// Words of offices, whose holder may stand in brackets after them: “Ambassador in France (Gavin)”.
pub(super) const OFFICES: [&str; 16] = [
    "secretary",
    "assistant",
    "ambassador",
    "minister",
    "chairman",
    "director",
    "chief",
    "representative",
    "counselor",
    "consul",
    "adviser",
    "president",
    "commander",
    "botschafter",
    "gesandter",
    "staatssekretär",
];

/// Words before the name of one person that are no name; two who are named so are two.
pub(super) const TITLED: [&str; 20] = [
    "president",
    "chairman",
    "premier",
    "minister",
    "secretary",
    "ambassador",
    "general",
    "admiral",
    "senator",
    "mr",
    "mrs",
    "miss",
    "dr",
    "professor",
    "lord",
    "lady",
    "sir",
    "king",
    "queen",
    "herr",
];

/// Where a name ends, whatever follows.
pub(super) const AFTER: [&str; 6] = [" - ", " z ", " dated ", " vom ", " concerning ", " regarding "];

/// Where a name ends if a date follows.
pub(super) const AFTER_BEFORE_DATE: [&str; 10] =
    [" d. ", " on ", " le ", " il ", " del ", " el ", " den ", " am ", " um ", " ca "];

/// Titles that begin with the recipient.
pub(super) const TO_ONLY: [&str; 10] = ["To ", "An ", "Aan ", "À ", "A ", "Till ", "TO ", "AN ", "Au ", "Til "];
