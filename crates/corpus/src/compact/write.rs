//! Writes JSON without names or, so that it lasts, with them. Start with [`write()`]; must not know what a record means.

use std::{error, fmt};

use serde::{Serialize, Serializer, ser};

/// What cannot be written in this form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompactError(String);

impl fmt::Display for CompactError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl error::Error for CompactError {}

impl ser::Error for CompactError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// Writes a value.
///
/// # Errors
/// When it holds something that the model has not: a number with a fraction, bytes, a tuple struct.
pub fn write<T: Serialize>(value: &T) -> Result<String, CompactError> {
    written(value, false)
}

/// Writes a value with the names of fields and variants: later versions of the model read that too, if they go on giving
/// each name its meaning. What is left out of the readable JSON is left out here.
///
/// # Errors
/// As [`write()`].
pub fn write_lasting<T: Serialize>(value: &T) -> Result<String, CompactError> {
    written(value, true)
}

fn written<T: Serialize>(value: &T, has_names: bool) -> Result<String, CompactError> {
    let mut writer = Writer { text: String::new(), has_names };
    value.serialize(&mut writer)?;
    Ok(writer.text)
}

struct Writer {
    text: String,
    has_names: bool,
}

impl Writer {
    fn word(&mut self, word: impl fmt::Display) -> Result<(), CompactError> {
        self.text.push_str(&word.to_string());
        Ok(())
    }

    /// A variant, by number or by name.
    fn variant(&mut self, number: u32, name: &str) -> Result<(), CompactError> {
        if self.has_names { self.serialize_str(name) } else { self.word(number) }
    }

    fn lacks<T>(&self, what: &str) -> Result<T, CompactError> {
        Err(CompactError(format!("the compact form has no {what}")))
    }
}

/// A list that is being written, and what closes it.
struct List<'a> {
    writer: &'a mut Writer,
    is_begun: bool,
    end: &'static str,
}

impl<'a> List<'a> {
    fn new(writer: &'a mut Writer, start: impl fmt::Display, end: &'static str) -> Result<Self, CompactError> {
        writer.word(start)?;
        Ok(Self { writer, is_begun: false, end })
    }

    fn add<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CompactError> {
        if std::mem::replace(&mut self.is_begun, true) {
            self.writer.word(',')?;
        }
        value.serialize(&mut *self.writer)
    }

    /// A record: its fields stand in a list or, with their names, in an object.
    fn record(writer: &'a mut Writer, start: &str, end: [&'static str; 2]) -> Result<Self, CompactError> {
        let (bracket, end) = if writer.has_names { ("{", end[1]) } else { ("[", end[0]) };
        Self::new(writer, format_args!("{start}{bracket}"), end)
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), CompactError> {
        if !self.writer.has_names {
            return self.add(value);
        }
        let before = self.writer.text.len();
        if self.is_begun {
            self.writer.word(',')?;
        }
        self.writer.serialize_str(name)?;
        self.writer.word(':')?;
        let start = self.writer.text.len();
        value.serialize(&mut *self.writer)?;
        if self.writer.text.get(start..) == Some("null") {
            self.writer.text.truncate(before);
        } else {
            self.is_begun = true;
        }
        Ok(())
    }

    fn close(self) -> Result<(), CompactError> {
        self.writer.word(self.end)
    }
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = CompactError;
    type SerializeSeq = List<'a>;
    type SerializeTuple = List<'a>;
    type SerializeTupleStruct = List<'a>;
    type SerializeTupleVariant = List<'a>;
    type SerializeMap = List<'a>;
    type SerializeStruct = List<'a>;
    type SerializeStructVariant = List<'a>;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_bool(self, value: bool) -> Result<(), CompactError> {
        self.word(value)
    }

    fn serialize_i8(self, value: i8) -> Result<(), CompactError> {
        self.word(value)
    }

    fn serialize_i16(self, value: i16) -> Result<(), CompactError> {
        self.word(value)
    }

    fn serialize_i32(self, value: i32) -> Result<(), CompactError> {
        self.word(value)
    }

    fn serialize_i64(self, value: i64) -> Result<(), CompactError> {
        self.word(value)
    }

    fn serialize_u8(self, value: u8) -> Result<(), CompactError> {
        self.word(value)
    }

    fn serialize_u16(self, value: u16) -> Result<(), CompactError> {
        self.word(value)
    }

    fn serialize_u32(self, value: u32) -> Result<(), CompactError> {
        self.word(value)
    }

    fn serialize_u64(self, _: u64) -> Result<(), CompactError> {
        self.lacks("number of 64 bits without a sign")
    }

    fn serialize_f32(self, _: f32) -> Result<(), CompactError> {
        self.lacks("number with a fraction")
    }

    fn serialize_f64(self, _: f64) -> Result<(), CompactError> {
        self.lacks("number with a fraction")
    }

    fn serialize_char(self, _: char) -> Result<(), CompactError> {
        self.lacks("single character")
    }

    fn serialize_str(self, text: &str) -> Result<(), CompactError> {
        self.word('"')?;
        for character in text.chars() {
            match character {
                '"' | '\\' => self.word(format_args!("\\{character}"))?,
                control if control < ' ' => self.word(format_args!("\\u{:04x}", u32::from(control)))?,
                plain => self.text.push(plain),
            }
        }
        self.word('"')
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), CompactError> {
        self.lacks("bytes")
    }

    fn serialize_none(self) -> Result<(), CompactError> {
        self.word("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), CompactError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), CompactError> {
        self.lacks("unit")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), CompactError> {
        self.lacks("unit")
    }

    fn serialize_unit_variant(self, _: &'static str, number: u32, name: &'static str) -> Result<(), CompactError> {
        self.variant(number, name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), CompactError> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        number: u32,
        name: &'static str,
        value: &T,
    ) -> Result<(), CompactError> {
        self.word('[')?;
        self.variant(number, name)?;
        self.word(',')?;
        value.serialize(&mut *self)?;
        self.word(']')
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'a>, CompactError> {
        List::new(self, "[", "]")
    }

    fn serialize_tuple(self, _: usize) -> Result<List<'a>, CompactError> {
        List::new(self, "[", "]")
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List<'a>, CompactError> {
        self.lacks("tuple struct")
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        number: u32,
        name: &'static str,
        _: usize,
    ) -> Result<List<'a>, CompactError> {
        self.word('[')?;
        self.variant(number, name)?;
        List::new(self, ",[", "]]")
    }

    fn serialize_map(self, _: Option<usize>) -> Result<List<'a>, CompactError> {
        List::new(self, "[", "]")
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<List<'a>, CompactError> {
        List::record(self, "", ["]", "}"])
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        number: u32,
        name: &'static str,
        _: usize,
    ) -> Result<List<'a>, CompactError> {
        self.word('[')?;
        self.variant(number, name)?;
        List::record(self, ",", ["]]", "}]"])
    }
}

/// Lists of all kinds are written alike: what differs is what serde calls adding an element.
macro_rules! lists {
    ($($kind:ident: $($add:ident)+;)+) => {$(
        impl ser::$kind for List<'_> {
            type Ok = ();
            type Error = CompactError;

            $(fn $add<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CompactError> {
                self.add(value)
            })+

            fn end(self) -> Result<(), CompactError> {
                self.close()
            }
        }
    )+};
}

/// The same for records; without names, a field that is left out of the readable JSON keeps its place.
macro_rules! records {
    ($($kind:ident)+) => {$(
        impl ser::$kind for List<'_> {
            type Ok = ();
            type Error = CompactError;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), CompactError> {
                self.field(name, value)
            }

            fn skip_field(&mut self, name: &'static str) -> Result<(), CompactError> {
                self.field(name, &None::<bool>)
            }

            fn end(self) -> Result<(), CompactError> {
                self.close()
            }
        }
    )+};
}

lists! {
    SerializeSeq: serialize_element;
    SerializeTuple: serialize_element;
    SerializeTupleStruct: serialize_field;
    SerializeTupleVariant: serialize_field;
    SerializeMap: serialize_key serialize_value;
}

records! { SerializeStruct SerializeStructVariant }
