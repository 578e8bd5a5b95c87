//! The exchange of messages among the people of a collection: who wrote to whom, when, and what had reached them.
//!
//! Start with [`Exchange::of`], which reckons from `correspondence.json` when each message can have left and arrived.
//! [`reached`] says what an author knew when he wrote, and how that is inferred; [`crossed`] which messages passed each
//! other; [`chart`] where everything stands in a picture; [`words`] says hours and days in words. Must not know what a
//! page looks like, nor who these people are.

pub mod chart;
pub mod crossed;
pub mod reached;
pub mod words;

use corpus::{
    Corpus, Correspondence, Letter, Moment,
    exchange::{Lane, Message, Party, Plan, Zone},
};

/// A span of time in which something must have happened, in minutes from 1 January of year 1 in Greenwich.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The earliest minute that is possible.
    pub first: i32,
    /// The latest.
    pub last: i32,
}

/// A message, with what follows from its dates and from those of its answers.
#[derive(Clone, Debug)]
pub struct DatedMessage<'c> {
    /// Its entry.
    pub entry: &'c Correspondence,
    /// Who, to whom, when.
    pub message: &'c Message,
    /// The letter, where it is one of the collection.
    pub letter: Option<&'c Letter>,
    /// The sender's lane.
    pub from: Option<usize>,
    /// The recipients' lanes, none twice.
    pub to: Vec<usize>,
    /// What it answers.
    pub answers: Vec<usize>,
    /// What answers it.
    pub answered_by: Vec<usize>,
    /// When it can have left.
    pub left: Window,
    /// The hour at which it left, where that is known.
    pub hour: Option<i32>,
    /// When it can have arrived, where a source says so or it was said to all.
    pub arrived: Option<Window>,
}

/// All messages, in the order of their file.
#[derive(Clone, Debug)]
pub struct Exchange<'c> {
    /// The collection.
    pub corpus: &'c Corpus,
    /// How they are drawn.
    pub plan: &'c Plan,
    /// The messages.
    pub messages: Vec<DatedMessage<'c>>,
}

/// How far a clock was ahead of Greenwich at a minute.
#[must_use]
pub fn ahead(zone: &Zone, minute: i32) -> i32 {
    let begun = |from: Option<Moment>| from.is_none_or(|from| from.last.begins(0) <= minute);
    zone.shifts.iter().take_while(|shift| begun(shift.from)).last().map_or(0, |shift| shift.ahead)
}

impl<'c> Exchange<'c> {
    /// The exchange of a collection, if it has one.
    #[must_use]
    pub fn of(corpus: &'c Corpus) -> Option<Self> {
        let plan = corpus.collection.exchange.as_ref()?;
        let mut exchange = Self { corpus, plan, messages: Vec::new() };
        for entry in &corpus.correspondence {
            let Some(message) = &entry.message else { continue };
            let letter = entry.letter.as_deref().and_then(|id| corpus.letter(id));
            exchange.messages.push(exchange.dated_message(entry, message, letter));
        }
        exchange.join();
        exchange.narrow();
        Some(exchange)
    }

    /// The lane on which somebody is drawn.
    #[must_use]
    pub fn lane(&self, party: &Party) -> Option<usize> {
        let of = |who: &str| self.plan.lanes.iter().position(|lane| lane.who.iter().any(|one| one == who));
        party.on_behalf_of.as_deref().and_then(of).or_else(|| of(&party.who))
    }

    /// How far the clocks of a lane's place were ahead at a minute; without a lane those of the first zone.
    #[must_use]
    pub fn ahead_at(&self, lane: Option<usize>, minute: i32) -> i32 {
        let zone = lane.and_then(|lane| self.zone_of(self.plan.lanes.get(lane)?));
        zone.or(self.plan.zones.first()).map_or(0, |zone| ahead(zone, minute))
    }

    fn zone_of(&self, lane: &Lane) -> Option<&'c Zone> {
        self.plan.zones.iter().find(|zone| zone.id == lane.zone)
    }

    /// The message that is a letter of the collection.
    #[must_use]
    pub fn of_letter(&self, letter_id: &str) -> Option<usize> {
        self.messages.iter().position(|dated_message| dated_message.letter.is_some_and(|letter| letter.id == letter_id))
    }

    /// Whether one message follows another by a chain of answers.
    #[must_use]
    pub fn follows(&self, later: usize, earlier: usize) -> bool {
        let mut seen = vec![false; self.messages.len()];
        let mut waiting = vec![later];
        while let Some(at) = waiting.pop() {
            let Some(dated_message) = self.messages.get(at) else { continue };
            for &answered in &dated_message.answers {
                if answered == earlier {
                    return true;
                }
                if !std::mem::replace(&mut seen[answered], true) {
                    waiting.push(answered);
                }
            }
        }
        false
    }

    /// The minutes of a moment by the clocks of a place.
    fn window(&self, moment: &Moment, lane: Option<usize>) -> Window {
        let by_place = |instant: &corpus::moment::Instant| self.ahead_at(lane, instant.begins(0));
        let first = moment.first.unwrap_or(moment.last);
        Window { first: first.begins(by_place(&first)), last: moment.last.ends(by_place(&moment.last)) }
    }

    fn dated_message(
        &self,
        entry: &'c Correspondence,
        message: &'c Message,
        letter: Option<&'c Letter>,
    ) -> DatedMessage<'c> {
        let from = message.from.iter().find_map(|party| self.lane(party));
        let mut to: Vec<usize> = Vec::new();
        for lane in message.to.iter().filter_map(|party| self.lane(party)) {
            if Some(lane) != from && !to.contains(&lane) {
                to.push(lane);
            }
        }
        let goal = to.first().copied();
        let dated = message.dated.or_else(|| {
            let day = entry.date.or_else(|| letter?.date.iso)?;
            let instant = corpus::moment::Instant { day, clock: None };
            Some(Moment { first: Some(instant), last: instant })
        });
        let departures = [message.handed_on, message.sent];
        let hours = departures.iter().flatten().filter(|moment| moment.has_hour());
        let hour = hours.map(|moment| self.window(moment, from).first).min();
        let arrival = message.delivered.or(message.received).map(|moment| self.window(&moment, goal));
        let said = departures.into_iter().flatten().chain(dated);
        let day = said
            .map(|moment| self.window(&moment, from))
            .reduce(|one, other| Window { first: one.first.max(other.first), last: one.last.min(other.last) });
        let day = day.filter(|day| day.first <= day.last).or_else(|| dated.map(|moment| self.window(&moment, from)));
        let mut left = match (hour, day) {
            (Some(hour), _) => Window { first: hour, last: hour },
            (None, Some(day)) => day,
            (None, None) => Window { first: 0, last: 0 },
        };
        if let Some(arrival) = arrival {
            left.last = left.last.min(arrival.last).max(left.first);
        }
        let arrived = arrival.or_else(|| message.public.then_some(left));
        DatedMessage {
            entry,
            message,
            letter,
            from,
            to,
            answers: Vec::new(),
            answered_by: Vec::new(),
            left,
            hour,
            arrived,
        }
    }

    /// Says who answers whom: an entry names what it answers, and which letters of the collection answer it.
    fn join(&mut self) {
        let named = |id: &str| {
            self.messages.iter().position(|one| one.entry.id == id || one.letter.is_some_and(|letter| letter.id == id))
        };
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (at, dated_message) in self.messages.iter().enumerate() {
            pairs.extend(dated_message.entry.answers.iter().filter_map(|id| Some((at, named(id)?))));
            pairs.extend(dated_message.entry.answered_by.iter().filter_map(|id| Some((named(id)?, at))));
        }
        for (answer, answered) in pairs {
            if answer != answered && !self.messages[answer].answers.contains(&answered) {
                self.messages[answer].answers.push(answered);
                self.messages[answered].answered_by.push(answer);
            }
        }
    }

    /// What is answered had left, and was there, before the answer left.
    fn narrow(&mut self) {
        for at in (0..self.messages.len()).rev() {
            let answers = self.messages[at].answered_by.iter().map(|&answer| self.messages[answer].left.last);
            if let Some(latest) = answers.min() {
                let left = &mut self.messages[at].left;
                left.last = left.last.min(latest).max(left.first);
            }
        }
    }
}
