//! The explorer's address and what it asks for: `?q= &to= &theme=-bridge &after= &view= &group= …`.
//!
//! [`read`] and [`params`] are total. Reading ignores what has no meaning and says so; writing leaves out what is as it
//! is by default, so that `read(params(request)) == request` for every request whose ids exist.

use super::lenient;
use corpus::{Corpus, EntityKind, PartialDate};
use search::{Filter, Grouping, LineOrder, Request, Sort, View};

/// A request and what of its address had no meaning.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ExplorerState {
    /// What is asked.
    pub request: Request,
    /// What was ignored, a sentence each.
    pub notices: Vec<String>,
}

/// Reads the decoded parameters of the explorer's address.
#[must_use]
pub fn read(corpus: &Corpus, params: &[(String, String)]) -> ExplorerState {
    let mut state = ExplorerState::default();
    for (name, value) in params {
        if !read_one(corpus, &mut state.request, name, value) {
            let notice = if is_known(name) {
                format!("“{value}” is not known as “{name}” and was ignored.")
            } else {
                format!("“{name}” is not a setting of this page and was ignored.")
            };
            if !state.notices.contains(&notice) {
                state.notices.push(notice);
            }
        }
    }
    state
}

/// The parameters of the address that asks for this.
#[must_use]
pub fn params(corpus: &Corpus, request: &Request) -> Vec<(String, String)> {
    let mut params = Vec::new();
    let mut push = |name: &str, value: String| params.push((name.to_owned(), value));
    if !request.q.is_empty() {
        push("q", request.q.clone());
    }
    for filter in Filter::ALL {
        for choice in request.chosen(filter) {
            let sign = if choice.exclude { "-" } else { "" };
            push(filter.parameter(), format!("{sign}{}", value_of(corpus, filter, &choice.id)));
        }
    }
    if let Some(date) = request.after {
        push("after", date.to_string());
    }
    if let Some(date) = request.before {
        push("before", date.to_string());
    }
    if let Some(sort) = request.sort {
        push("sort", if sort == Sort::Date { "date" } else { "relevance" }.to_owned());
    }
    if let Some(view) = request.view {
        let view = match view {
            View::Letters => "letters",
            View::Passages => "passages",
            View::Concordance => "concordance",
        };
        push("view", view.to_owned());
    }
    if let Some(group) = request.group {
        push("group", group.id().to_owned());
    }
    match request.order {
        LineOrder::Letter => {}
        LineOrder::Left => push("order", "left".to_owned()),
        LineOrder::Right => push("order", "right".to_owned()),
    }
    params
}

/// The parameters that ask for something to be found.
pub fn asking() -> impl Iterator<Item = &'static str> {
    ["q"].into_iter().chain(Filter::ALL.into_iter().map(Filter::parameter)).chain(["after", "before"])
}

/// Whether an address asks for something to be found, be it understood or not.
#[must_use]
pub fn is_asking(params: &[(String, String)]) -> bool {
    params.iter().any(|(name, value)| !value.is_empty() && asking().any(|asking| asking == name))
}

fn is_known(name: &str) -> bool {
    matches!(name, "after" | "before" | "sort" | "view" | "group" | "order") || Filter::of_parameter(name).is_some()
}

/// Takes one parameter in; `false` if it has no meaning.
fn read_one(corpus: &Corpus, request: &mut Request, name: &str, value: &str) -> bool {
    fn set<T>(place: &mut T, value: Option<T>) -> bool {
        value.map(|value| *place = value).is_some()
    }
    // Ids and words of addresses have no capitals; a query may.
    let meant = lenient::without_punctuation(value).to_ascii_lowercase();
    let (query, value) = (value, meant.as_str());
    match name {
        "q" => query.clone_into(&mut request.q),
        // An empty value is what a form sends for a choice that was not made.
        _ if value.is_empty() => return is_known(name),
        "after" => return set(&mut request.after, value.parse::<PartialDate>().ok().map(Some)),
        "before" => return set(&mut request.before, value.parse::<PartialDate>().ok().map(Some)),
        "sort" => {
            let sort = match value {
                "relevance" => Some(Sort::Relevance),
                "date" => Some(Sort::Date),
                _ => None,
            };
            return set(&mut request.sort, sort.map(Some));
        }
        "view" => {
            let view = match value {
                "letters" => Some(View::Letters),
                "passages" => Some(View::Passages),
                "concordance" => Some(View::Concordance),
                _ => None,
            };
            return set(&mut request.view, view.map(Some));
        }
        "group" => {
            let group = Grouping::ALL.into_iter().find(|group| group.id() == value);
            return set(&mut request.group, group.map(Some));
        }
        "order" => {
            let order = match value {
                "letter" => Some(LineOrder::Letter),
                "left" => Some(LineOrder::Left),
                "right" => Some(LineOrder::Right),
                _ => None,
            };
            return set(&mut request.order, order);
        }
        _ => {
            let Some(filter) = Filter::of_parameter(name) else { return false };
            let (exclude, value) = value.strip_prefix('-').map_or((false, value), |rest| (true, rest));
            let Some(id) = id_of(corpus, filter, value) else { return false };
            request.choose(filter, &id, exclude);
        }
    }
    true
}

/// The id that a value of a filter's parameter means: an id, or a person's short name.
fn id_of(corpus: &Corpus, filter: Filter, value: &str) -> Option<String> {
    let id = match filter {
        Filter::Form => corpus.collection.forms.iter().find(|form| form.id == value).map(|form| &form.id),
        Filter::Theme => corpus.theme(value).map(|theme| &theme.id),
        Filter::From | Filter::To | Filter::Person => {
            let exact = corpus.entity(EntityKind::Person, value);
            exact.or_else(|| corpus.person(value)).map(|person| &person.id)
        }
        Filter::Place => corpus.entity(EntityKind::Place, value).map(|entity| &entity.id),
        Filter::Organisation => corpus.entity(EntityKind::Organisation, value).map(|entity| &entity.id),
        Filter::Term => corpus.entity(EntityKind::Term, value).map(|entity| &entity.id),
    };
    id.cloned()
}

/// The value written for an id: writers and recipients have short names.
fn value_of<'a>(corpus: &'a Corpus, filter: Filter, id: &'a str) -> &'a str {
    match filter {
        Filter::From | Filter::To => {
            let handle = corpus.entity(EntityKind::Person, id).and_then(|person| person.handle.as_deref());
            // A short name that is another person's id would lead to that person.
            handle.filter(|handle| corpus.entity(EntityKind::Person, handle).is_none()).unwrap_or(id)
        }
        _ => id,
    }
}
