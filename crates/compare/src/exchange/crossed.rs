//! Messages that passed each other: each had left before the other arrived.
//!
//! Only what is certain counts: the latest minute at which each can have left lies before the earliest at which the
//! other can have arrived, and neither answers the other, not even by a chain.

use super::{DatedMessage, Exchange};

/// The pairs that certainly crossed, the earlier of the file first.
#[must_use]
pub fn crossed(exchange: &Exchange<'_>) -> Vec<(usize, usize)> {
    let messages = &exchange.messages;
    let mut pairs = Vec::new();
    for (at, one) in messages.iter().enumerate() {
        for (beside, other) in messages.iter().enumerate().skip(at + 1) {
            let opposite =
                one.from.is_some_and(|lane| other.to == [lane]) && other.from.is_some_and(|lane| one.to == [lane]);
            let apart = opposite && !exchange.follows(at, beside) && !exchange.follows(beside, at);
            let passed = |first: &DatedMessage<'_>, second: &DatedMessage<'_>| {
                second.arrived.is_some_and(|arrived| first.left.last < arrived.first)
            };
            if apart && passed(one, other) && passed(other, one) {
                pairs.push((at, beside));
            }
        }
    }
    pairs
}
