//! What had reached an author when he wrote, and how that is known.
//!
//! Start with [`reached`]. Looked at is everything that was sent to him, or said by others to all, since his letter
//! before this one in the collection, and whatever this one answers or names. Each is certain, doubtful, or certainly
//! not yet there; the ground is said, so that a reader can judge.

use corpus::sort;
use corpus::{Correspondence, Letter, PassageRef};

use super::{DatedMessage, Exchange};

/// Whether something had reached him.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeliveryCertainty {
    /// It had.
    Certain,
    /// Perhaps; nothing shows it.
    Perhaps,
    /// It was still on its way.
    NotYet,
}

impl DeliveryCertainty {
    /// The word used in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Perhaps => "perhaps",
            Self::NotYet => "not-yet",
        }
    }
}

/// How it is inferred.
#[derive(Clone, Debug, PartialEq)]
pub enum Inference<'c> {
    /// The letter answers it, and names it at these places.
    Answered(Vec<&'c PassageRef>),
    /// The letter names or means it at these places.
    Named(Vec<&'c PassageRef>),
    /// He answered it before, with this message.
    AnsweredBefore(usize),
    /// A source says when it arrived.
    Arrived,
    /// A source says when it arrived: later.
    ArrivesLater,
    /// It was said to all; the letter does not name it.
    Public,
    /// Nobody says when it arrived.
    NotRecorded,
}

impl Inference<'_> {
    /// The word used in files.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Answered(_) => "answered",
            Self::Named(_) => "named",
            Self::AnsweredBefore(_) => "answered-before",
            Self::Arrived => "arrived",
            Self::ArrivesLater => "arrives-later",
            Self::Public => "public",
            Self::NotRecorded => "not-recorded",
        }
    }
}

/// Something that may have reached him.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery<'c> {
    /// What.
    pub entry: &'c Correspondence,
    /// Its place among the messages, if it is one.
    pub message: Option<usize>,
    /// Whether.
    pub certainty: DeliveryCertainty,
    /// Why.
    pub inference: Inference<'c>,
}

/// What had reached the writer of a letter: the certain first, then what was perhaps there, then what was not.
#[must_use]
pub fn reached<'c>(exchange: &Exchange<'c>, letter: &Letter) -> Vec<Delivery<'c>> {
    let Some(own) = exchange.of_letter(&letter.id) else { return Vec::new() };
    let writing = &exchange.messages[own];
    let earlier = exchange.messages.iter().take(own).rev();
    let since = earlier
        .filter(|one| one.letter.is_some_and(|other| other.sender == letter.sender))
        .map(|one| one.left.first)
        .next();
    let first_of_all = exchange.messages.iter().map(|one| one.left.first).min().unwrap_or_default();
    let mut found: Vec<Delivery<'c>> = Vec::new();
    for entry in &exchange.corpus.correspondence {
        let places: Vec<&PassageRef> = entry.mentioned.iter().filter(|place| place.letter == letter.id).collect();
        let at = exchange.messages.iter().position(|one| one.entry.id == entry.id);
        let seen = match at.map(|at| (at, &exchange.messages[at])) {
            None => {
                let is_his = entry.addressee.as_ref() == Some(&letter.sender);
                let is_of_these_days =
                    entry.date.is_some_and(|date| (date.last_day_number() + 1) * corpus::moment::DAY > first_of_all);
                if !is_his || !is_of_these_days || places.is_empty() {
                    continue;
                }
                (DeliveryCertainty::Certain, Inference::Named(places))
            }
            Some((at, one)) if at != own && concerns(one, &letter.sender) => {
                let is_recent = since.is_none_or(|since| one.left.last >= since) && one.left.first <= writing.left.last;
                let is_answered = writing.answers.contains(&at);
                if !is_answered && places.is_empty() && !is_recent {
                    continue;
                }
                judge(exchange, own, at, is_answered, places)
            }
            Some(_) => continue,
        };
        found.push(Delivery { entry, message: at, certainty: seen.0, inference: seen.1 });
    }
    let rank = |one: &Delivery<'c>| {
        let strength = match one.inference {
            Inference::Answered(_) => 0,
            Inference::Named(_) => 1,
            _ => 2,
        };
        (one.certainty, strength, std::cmp::Reverse(one.entry.date))
    };
    sort::by_key(&mut found, rank);
    found
}

/// Whether a message was sent to somebody, or said by another to all.
fn concerns(one: &DatedMessage<'_>, person: &str) -> bool {
    let is = |party: &corpus::exchange::Party| party.who == person || party.on_behalf_of.as_deref() == Some(person);
    let is_for_all = one.message.public && one.to.is_empty();
    !one.message.from.iter().any(is) && (one.message.to.iter().any(is) || is_for_all)
}

fn judge<'c>(
    exchange: &Exchange<'c>,
    own: usize,
    at: usize,
    is_answered: bool,
    places: Vec<&'c PassageRef>,
) -> (DeliveryCertainty, Inference<'c>) {
    let (writing, one) = (&exchange.messages[own], &exchange.messages[at]);
    if is_answered {
        return (DeliveryCertainty::Certain, Inference::Answered(places));
    }
    if !places.is_empty() {
        return (DeliveryCertainty::Certain, Inference::Named(places));
    }
    let by_himself = |answer: usize| exchange.messages[answer].message.from == writing.message.from;
    let before = one.answered_by.iter().copied().filter(|&answer| {
        let answer = &exchange.messages[answer];
        answer.from == writing.from && answer.left.last < writing.left.first
    });
    if let Some(answer) = before.max_by_key(|&answer| by_himself(answer)) {
        return (DeliveryCertainty::Certain, Inference::AnsweredBefore(answer));
    }
    let is_for_all = one.message.public && one.to.is_empty();
    match one.arrived.filter(|_| !one.message.public) {
        Some(arrived) if arrived.last < writing.left.first => (DeliveryCertainty::Certain, Inference::Arrived),
        Some(arrived) if arrived.first > writing.left.last => (DeliveryCertainty::NotYet, Inference::ArrivesLater),
        _ if is_for_all || one.message.public => (DeliveryCertainty::Perhaps, Inference::Public),
        _ => (DeliveryCertainty::Perhaps, Inference::NotRecorded),
    }
}
