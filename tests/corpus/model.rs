//! The model as its own source describes it: every record with its fields, every list of words that can stand in a field.
//!
//! Start with [`Model::read`]. What is read is what `serde` reads: names and defaults come from its attributes, the
//! descriptions from the comments.

use std::fs;

use syn::{Attribute, Fields, Item, Type, parse::Parser as _};

use crate::support::path;

/// Everything that can stand in the files of a collection.
pub struct Model {
    pub records: Vec<Record>,
    pub words: Vec<Words>,
}

/// An object of the files.
pub struct Record {
    /// The source file that describes it.
    pub file: String,
    pub name: String,
    pub about: String,
    pub fields: Vec<Field>,
}

/// A field of an object.
pub struct Field {
    pub name: String,
    pub about: String,
    pub kind: Kind,
    /// Whether it may be left out.
    pub optional: bool,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A type by name.
    One(String),
    List(Box<Self>),
    /// An object with a field for each letter.
    ByLetter(Box<Self>),
}

/// The words of which one can stand in a field, or the objects of which one can stand in a list.
pub struct Words {
    pub file: String,
    pub name: String,
    /// Each with what it means.
    pub words: Vec<(String, String)>,
    /// Whether each is a word alone, and not an object.
    pub are_plain: bool,
}

impl Model {
    /// Reads the sources of `crates/corpus`.
    pub fn read() -> Self {
        let mut model = Self { records: Vec::new(), words: Vec::new() };
        let mut folders = vec![path("crates/corpus/src")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                if entry.file_type().unwrap().is_dir() {
                    folders.push(entry.path());
                } else {
                    let file = entry.file_name().into_string().unwrap();
                    let source = syn::parse_file(&fs::read_to_string(entry.path()).unwrap()).unwrap();
                    source.items.iter().for_each(|item| model.add(&file, item));
                }
            }
        }
        model
    }

    /// The record of a name; where several have it, that of the same source file.
    pub fn record(&self, file: &str, name: &str) -> Option<&Record> {
        let all = || self.records.iter().filter(|record| record.name == name);
        all().find(|record| record.file == file).or_else(|| all().next())
    }

    /// The list of words of a name, likewise.
    pub fn words(&self, file: &str, name: &str) -> Option<&Words> {
        let all = || self.words.iter().filter(|words| words.name == name);
        all().find(|words| words.file == file).or_else(|| all().next())
    }

    fn add(&mut self, file: &str, item: &Item) {
        match item {
            Item::Struct(record) if stands_in_files(&record.attrs) => {
                let serde = serde(&record.attrs);
                let Fields::Named(fields) = &record.fields else { return };
                let all_optional = serde.iter().any(|word| word == "default");
                let fields = fields.named.iter().map(|field| {
                    let is_option = matches!(&field.ty, Type::Path(path) if last(path) == "Option");
                    let has_default = self::serde(&field.attrs).iter().any(|word| word == "default");
                    Field {
                        name: field.ident.as_ref().unwrap().to_string(),
                        about: about(&field.attrs),
                        kind: kind(&field.ty),
                        optional: all_optional || is_option || has_default,
                    }
                });
                self.records.push(Record {
                    file: file.to_owned(),
                    name: record.ident.to_string(),
                    about: about(&record.attrs),
                    fields: fields.collect(),
                });
            }
            Item::Enum(words) if stands_in_files(&words.attrs) => self.words.push(Words {
                file: file.to_owned(),
                name: words.ident.to_string(),
                words: words
                    .variants
                    .iter()
                    .map(|variant| (kebab(&variant.ident.to_string()), about(&variant.attrs)))
                    .collect(),
                are_plain: words.variants.iter().all(|variant| matches!(variant.fields, Fields::Unit)),
            }),
            _ => {}
        }
    }
}

/// Whether something is read from files, or written to them.
fn stands_in_files(attributes: &[Attribute]) -> bool {
    let derives = |attribute: &Attribute| {
        attribute.path().is_ident("derive")
            && attribute.meta.require_list().unwrap().tokens.to_string().contains("erialize")
    };
    attributes.iter().any(derives)
}

/// The words of all `#[serde(…)]`.
fn serde(attributes: &[Attribute]) -> Vec<String> {
    let mut words = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        let list = attribute.meta.require_list().unwrap();
        let metas = syn::punctuated::Punctuated::<syn::Meta, syn::Token![,]>::parse_terminated;
        let metas = metas.parse2(list.tokens.clone()).unwrap();
        words.extend(metas.iter().map(|meta| meta.path().get_ident().unwrap().to_string()));
    }
    words
}

/// The comment of something.
fn about(attributes: &[Attribute]) -> String {
    let mut lines = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("doc")) {
        let syn::Meta::NameValue(meta) = &attribute.meta else { continue };
        let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(line), .. }) = &meta.value else { continue };
        lines.push(line.value().trim().to_owned());
    }
    // What the comments link to is for those who read the source.
    lines.join(" ").replace("[`", "`").replace("`]", "`")
}

fn last(path: &syn::TypePath) -> String {
    path.path.segments.last().unwrap().ident.to_string()
}

fn kind(of: &Type) -> Kind {
    let Type::Path(path) = of else { panic!("a field of a type that files cannot have") };
    let inner = |at: usize| match &path.path.segments.last().unwrap().arguments {
        syn::PathArguments::AngleBracketed(arguments) => match arguments.args.iter().nth(at) {
            Some(syn::GenericArgument::Type(inner)) => kind(inner),
            _ => panic!("a type without its arguments"),
        },
        _ => panic!("a type without its arguments"),
    };
    match last(path).as_str() {
        "Option" => inner(0),
        "Vec" => Kind::List(Box::new(inner(0))),
        "BTreeMap" => Kind::ByLetter(Box::new(inner(1))),
        name => Kind::One(name.to_owned()),
    }
}

/// `MissingWord` as files have it.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for (at, character) in name.char_indices() {
        if character.is_uppercase() && at > 0 {
            out.push('-');
        }
        out.extend(character.to_lowercase());
    }
    out
}
