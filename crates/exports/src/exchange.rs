//! The noted contradictions and the exchange of messages as files.
//!
//! Start with [`contradictions_csv`], [`csv`] and [`fn@json`]. What is not known is an empty cell, or not there.

use compare::exchange::{DatedMessage, Exchange, crossed::crossed, reached::reached};
use corpus::sort;
use corpus::{Corpus, Moment, ParallelKind, PassageRef, exchange::Party};
use serde_json::{Value, json};
use text::{
    csv::{head, line},
    reading::reading_text,
};

/// Every contradiction, a line each, in order: the question, both passages with the words that are meant, the reason.
#[must_use]
pub fn contradictions_csv(corpus: &Corpus) -> String {
    let mut out = head(&[
        "order", "id", "question", "strength", "a", "a_words", "a_to", "a_text", "b", "b_words", "b_to", "b_text",
        "reason",
    ]);
    let mut all: Vec<_> =
        corpus.parallels.iter().filter(|parallel| parallel.kind == ParallelKind::Contradiction).collect();
    sort::by_key(&mut all, |one| (one.order.unwrap_or(u16::MAX), std::cmp::Reverse(one.strength)));
    for one in all {
        let order = one.order.map(|order| order.to_string()).unwrap_or_default();
        let [a, b] = [&one.a, &one.b].map(|place| end(corpus, place));
        let strength = one.strength.to_string();
        let cells = [vec![order, one.id.clone(), one.question.clone(), strength], a, b, vec![one.reason.clone()]];
        out.push_str(&line(&cells.concat()));
    }
    out
}

/// A passage: where it is, which words of it are meant, to whom it is, its words.
fn end(corpus: &Corpus, place: &PassageRef) -> Vec<String> {
    let at = PassageRef { words: None, ..place.clone() }.to_string();
    let words = place.words.map(|words| words.to_string()).unwrap_or_default();
    let Some((letter, part)) = corpus.part(&place.letter, &place.part) else {
        return vec![at, words, String::new(), String::new()];
    };
    let text = reading_text(letter, part);
    let meant = place.words.and_then(|range| text::span_of(&text, range));
    let text = meant.and_then(|span| text.get(span.start..span.end)).unwrap_or(&text).to_owned();
    vec![at, words, letter.recipient.clone(), text]
}

/// The exchange as a table, a message a line.
#[must_use]
pub fn csv(exchange: &Exchange<'_>) -> String {
    let mut out = head(&[
        "number",
        "id",
        "label",
        "dated",
        "from",
        "to",
        "kind",
        "public",
        "place",
        "sent",
        "handed_on",
        "delivered",
        "received",
        "answers",
        "answered_by",
        "letter",
        "printed",
        "url",
        "remarks",
    ]);
    for (at, one) in exchange.messages.iter().enumerate() {
        let message = one.message;
        let written = |moment: Option<Moment>| moment.map(|moment| moment.to_string()).unwrap_or_default();
        out.push_str(&line(&[
            (at + 1).to_string(),
            one.entry.id.clone(),
            one.entry.label.clone(),
            dated(one),
            exchange.parties(&message.from),
            exchange.parties(&message.to),
            message.kind.clone(),
            if message.public { "yes" } else { "no" }.to_owned(),
            message.place.clone(),
            written(message.sent),
            written(message.handed_on),
            written(message.delivered),
            written(message.received),
            ids(exchange, &one.answers).join(" "),
            ids(exchange, &one.answered_by).join(" "),
            one.letter.map(|letter| letter.id.clone()).unwrap_or_default(),
            one.entry.printed.clone(),
            one.entry.url.clone().unwrap_or_default(),
            message.remarks.clone(),
        ]));
    }
    out
}

/// The exchange as data: the messages in order, who answers whom, and what had reached the writers of the letters.
#[must_use]
pub fn json(exchange: &Exchange<'_>) -> Value {
    let messages: Vec<Value> =
        exchange.messages.iter().enumerate().map(|(at, one)| message(exchange, at, one)).collect();
    let letters = exchange.messages.iter().filter_map(|one| one.letter);
    let reached: Vec<Value> = letters
        .map(|letter| {
            let found = reached(exchange, letter);
            let items: Vec<Value> = found
                .iter()
                .map(|one| json!({"id": one.entry.id, "verdict": one.certainty.id(), "ground": one.inference.id()}))
                .collect();
            json!({"letter": letter.id, "reached": items})
        })
        .collect();
    let crossed: Vec<Value> =
        crossed(exchange).into_iter().map(|(one, other)| json!(ids(exchange, &[one, other]))).collect();
    json!({"messages": messages, "crossed": crossed, "reached": reached})
}

fn message(exchange: &Exchange<'_>, at: usize, one: &DatedMessage<'_>) -> Value {
    let parties = |parties: &[Party]| -> Vec<Value> {
        parties.iter().map(|party| serde_json::to_value(party).unwrap_or_default()).collect()
    };
    let message = one.message;
    let mut value = json!({
        "number": at + 1,
        "id": one.entry.id,
        "label": one.entry.label,
        "dated": dated(one),
        "from": parties(&message.from),
        "to": parties(&message.to),
        "kind": message.kind,
        "public": message.public,
        "answers": ids(exchange, &one.answers),
        "answered_by": ids(exchange, &one.answered_by),
        "printed": one.entry.printed,
        "remarks": message.remarks,
    });
    let known = [
        ("place", (!message.place.is_empty()).then(|| message.place.clone())),
        ("sent", message.sent.map(|moment| moment.to_string())),
        ("handed_on", message.handed_on.map(|moment| moment.to_string())),
        ("delivered", message.delivered.map(|moment| moment.to_string())),
        ("received", message.received.map(|moment| moment.to_string())),
        ("letter", one.letter.map(|letter| letter.id.clone())),
        ("url", one.entry.url.clone()),
    ];
    for (name, content) in known {
        if let (Some(content), Some(fields)) = (content, value.as_object_mut()) {
            fields.insert(name.to_owned(), Value::String(content));
        }
    }
    value
}

fn dated(one: &DatedMessage<'_>) -> String {
    let day = || one.entry.date.map(|date| date.to_string()).unwrap_or_default();
    one.message.dated.map_or_else(day, |moment| moment.to_string())
}

fn ids(exchange: &Exchange<'_>, messages: &[usize]) -> Vec<String> {
    messages.iter().filter_map(|&at| Some(exchange.messages.get(at)?.entry.id.clone())).collect()
}
