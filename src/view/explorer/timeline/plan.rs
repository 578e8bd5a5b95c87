//! Where each thing stands on the line of time.

use super::scale::Scale;
use corpus::Corpus;

/// The line with the places of all events and letters on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineLayout {
    /// The line.
    pub scale: Scale,
    /// The place of each event, in the order of the collection.
    pub events: Vec<usize>,
    /// The place of each letter; `None` for one without a date.
    pub letters: Vec<Option<usize>>,
}

impl TimelineLayout {
    /// Lays out everything that is dated. Things of one day stand beside each other, events before letters.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        let events = corpus.events.iter().map(|event| Some(event.date.day_number()));
        let letters = corpus.letters.iter().map(|letter| letter.date.days().map(|(first, _)| first));
        let things: Vec<Option<i32>> = events.chain(letters).collect();
        let days: Vec<i32> = things.iter().copied().flatten().collect();
        let scale = Scale::new(&days);
        let place = |at: usize, day: i32| {
            let earlier = things.iter().take(at).filter(|other| **other == Some(day)).count();
            scale.thing(day, earlier, days.iter().filter(|other| **other == day).count())
        };
        let mut places: Vec<Option<usize>> =
            things.iter().enumerate().map(|(at, day)| day.map(|day| place(at, day))).collect();
        let letters = places.split_off(corpus.events.len());
        Self { scale, events: places.into_iter().flatten().collect(), letters }
    }
}
