//! What a reader asks of the explorer: words, filters, and how the answer is to be shown.
//!
//! Start with [`Request`]. It is exactly what the explorer's address says (`site::explorer_state` reads and writes it);
//! ids in it exist in the collection, because whoever reads an address checks them. Must not know addresses.

use corpus::{EntityKind, PartialDate};

/// What can be chosen from a list: each is one parameter of the address and one group of the filter panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Filter {
    /// Who wrote the letter: person ids.
    From,
    /// To whom it was written: person ids.
    To,
    /// Form of document: ids of `collection.json`.
    Form,
    /// What the passage is about: theme ids.
    Theme,
    /// Who is mentioned in the passage: person ids.
    Person,
    /// Which place is mentioned in it.
    Place,
    /// Which body is mentioned in it.
    Organisation,
    /// Which word of the time is used in it.
    Term,
}

impl Filter {
    /// All filters, in the order of display.
    pub const ALL: [Self; 8] =
        [Self::From, Self::To, Self::Form, Self::Theme, Self::Person, Self::Place, Self::Organisation, Self::Term];

    /// The name of the parameter and of the search field: `from`, `to`, `form`, `theme`, `person` …
    #[must_use]
    pub fn parameter(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::To => "to",
            Self::Form => "form",
            Self::Theme => "theme",
            Self::Person => EntityKind::Person.parameter(),
            Self::Place => EntityKind::Place.parameter(),
            Self::Organisation => EntityKind::Organisation.parameter(),
            Self::Term => EntityKind::Term.parameter(),
        }
    }

    /// The filter of a parameter or search field.
    #[must_use]
    pub fn of_parameter(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.parameter() == name)
    }

    /// The words over its choices.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::From => "From",
            Self::To => "To",
            Self::Form => "Form",
            Self::Theme => "Theme",
            Self::Person => "Person mentioned",
            Self::Place => "Place mentioned",
            Self::Organisation => "Organisation mentioned",
            Self::Term => "Term",
        }
    }

    /// Whether it holds for a passage; otherwise for its whole letter.
    #[must_use]
    pub fn is_of_passages(self) -> bool {
        !matches!(self, Self::From | Self::To | Self::Form)
    }

    /// The kind of entity that it lists, if it lists mentions.
    #[must_use]
    pub fn kind(self) -> Option<EntityKind> {
        match self {
            Self::Person => Some(EntityKind::Person),
            Self::Place => Some(EntityKind::Place),
            Self::Organisation => Some(EntityKind::Organisation),
            Self::Term => Some(EntityKind::Term),
            Self::From | Self::To | Self::Form | Self::Theme => None,
        }
    }
}

/// One choice of a filter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FilterChoice {
    /// Id of the person, form, theme … chosen.
    pub id: String,
    /// Whether what has it is left out, instead of kept.
    pub exclude: bool,
}

/// How passages are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best first.
    Relevance,
    /// By date of the letter, then in the order of its text.
    Date,
}

/// How the answer is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// One card a letter.
    Letters,
    /// One entry a passage.
    Passages,
    /// One line a hit, the words found in the middle.
    Concordance,
}

/// How results stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// Those to one recipient, whatever the letter.
    Recipient,
    /// Those of letters between the same people, whoever of them wrote.
    Correspondence,
    /// Those of letters of one year.
    Year,
    /// Those of one letter.
    Letter,
}

impl Grouping {
    /// All, in the order of display.
    pub const ALL: [Self; 4] = [Self::Recipient, Self::Correspondence, Self::Year, Self::Letter];

    /// The value of the address's `group`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Recipient => "recipient",
            Self::Correspondence => "correspondence",
            Self::Year => "year",
            Self::Letter => "letter",
        }
    }
}

/// How the lines of a concordance are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum LineOrder {
    /// By letter, then in the order of its text.
    #[default]
    Letter,
    /// By the words before, the nearest first.
    Left,
    /// By the words after.
    Right,
}

/// Everything the explorer's address says.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Request {
    /// The query as typed.
    pub q: String,
    /// Letters of this day, month or year and later.
    pub after: Option<PartialDate>,
    /// Letters of this day, month or year and earlier.
    pub before: Option<PartialDate>,
    /// The order, where the reader has chosen one.
    pub sort: Option<Sort>,
    /// The view, where the reader has chosen one.
    pub view: Option<View>,
    /// Whether passages stand together by recipient or letter; without it they are one list.
    pub group: Option<Grouping>,
    /// Order of the concordance.
    pub order: LineOrder,
    choices: [Vec<FilterChoice>; Filter::ALL.len()],
}

impl Request {
    /// A plain query.
    #[must_use]
    pub fn query(q: &str) -> Self {
        Self { q: q.to_owned(), ..Self::default() }
    }

    /// What is chosen in a filter, in the order of choosing; no id twice.
    #[must_use]
    pub fn chosen(&self, filter: Filter) -> &[FilterChoice] {
        self.choices.get(filter as usize).map_or(&[], Vec::as_slice)
    }

    /// Chooses or excludes; a choice already made of this id is replaced.
    pub fn choose(&mut self, filter: Filter, id: &str, exclude: bool) {
        if let Some(list) = self.choices.get_mut(filter as usize) {
            match list.iter_mut().find(|choice| choice.id == id) {
                Some(choice) => choice.exclude = exclude,
                None => list.push(FilterChoice { id: id.to_owned(), exclude }),
            }
        }
    }

    /// Takes a choice back.
    pub fn drop_choice(&mut self, filter: Filter, id: &str) {
        if let Some(list) = self.choices.get_mut(filter as usize) {
            list.retain(|choice| choice.id != id);
        }
    }

    /// The request with the choice made if it was not, taken back if it was.
    #[must_use]
    pub fn toggled(&self, filter: Filter, id: &str, exclude: bool) -> Self {
        let mut other = self.clone();
        if self.chosen(filter).contains(&FilterChoice { id: id.to_owned(), exclude }) {
            other.drop_choice(filter, id);
        } else {
            other.choose(filter, id, exclude);
        }
        other
    }

    /// The same, shown another way.
    #[must_use]
    pub fn shown(&self, sort: Option<Sort>, view: Option<View>, order: LineOrder) -> Self {
        Self { sort, view, order, ..self.clone() }
    }

    /// The same for letters of another span of time.
    #[must_use]
    pub fn dated(&self, after: Option<PartialDate>, before: Option<PartialDate>) -> Self {
        Self { after, before, ..self.clone() }
    }

    /// The same filters and view for another query.
    #[must_use]
    pub fn asking(&self, q: &str) -> Self {
        Self { q: q.to_owned(), ..self.clone() }
    }

    /// The same shown in another view; a view that is the default need not be chosen.
    #[must_use]
    pub fn viewed(&self, view: View) -> Self {
        let plain = Self { view: None, ..self.clone() };
        if plain.view() == view { plain } else { Self { view: Some(view), ..plain } }
    }

    /// The same in another order; an order that is the default need not be chosen.
    #[must_use]
    pub fn sorted(&self, sort: Sort) -> Self {
        let plain = Self { sort: None, ..self.clone() };
        if plain.sort() == sort { plain } else { Self { sort: Some(sort), ..plain } }
    }

    /// The same with passages together by recipient or letter, or in one list.
    #[must_use]
    pub fn grouped(&self, group: Option<Grouping>) -> Self {
        Self { group, ..self.clone() }
    }

    /// The same with the lines of the concordance in another order.
    #[must_use]
    pub fn ordered(&self, order: LineOrder) -> Self {
        Self { order, ..self.clone() }
    }

    /// The same query and view without any filter or date.
    #[must_use]
    pub fn unfiltered(&self) -> Self {
        Self { after: None, before: None, choices: <[Vec<FilterChoice>; Filter::ALL.len()]>::default(), ..self.clone() }
    }

    /// Whether there is anything in the query but blanks.
    #[must_use]
    pub fn has_query(&self) -> bool {
        !self.q.trim().is_empty()
    }

    /// Whether any filter or date is set.
    #[must_use]
    pub fn has_filters(&self) -> bool {
        self.after.is_some() || self.before.is_some() || self.choices.iter().any(|list| !list.is_empty())
    }

    /// Whether passages are counted (a query or a filter of passages is set); otherwise letters.
    #[must_use]
    pub fn counts_passages(&self) -> bool {
        self.has_query()
            || Filter::ALL.into_iter().any(|filter| filter.is_of_passages() && !self.chosen(filter).is_empty())
    }

    /// The order in force: with a query by relevance, otherwise by date, unless chosen.
    #[must_use]
    pub fn sort(&self) -> Sort {
        self.sort.unwrap_or(if self.has_query() { Sort::Relevance } else { Sort::Date })
    }

    /// The view in force: with a query passages, otherwise letters, unless chosen.
    #[must_use]
    pub fn view(&self) -> View {
        self.view.unwrap_or(if self.has_query() { View::Passages } else { View::Letters })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_follow_the_query() {
        assert_eq!((Request::default().sort(), Request::default().view()), (Sort::Date, View::Letters));
        let asking = Request::query("rope");
        assert_eq!((asking.sort(), asking.view()), (Sort::Relevance, View::Passages));
    }

    #[test]
    fn choosing_twice_takes_the_choice_back_and_excluding_replaces_it() {
        let chosen = Request::default().toggled(Filter::Theme, "a", false);
        assert!(chosen.counts_passages());
        assert!(!chosen.toggled(Filter::Theme, "a", false).has_filters());
        let excluded = chosen.toggled(Filter::Theme, "a", true);
        assert_eq!(excluded.chosen(Filter::Theme), [FilterChoice { id: "a".to_owned(), exclude: true }]);
    }
}
