//! Reads JSON without names, in the reader's browser, and the same with names. Start with [`read()`]; must not know what a
//! record means.
//!
//! A record with names is put into the order of its fields and then read as one without: the model's own code, which is
//! most of the code there is, is not made twice.

use std::{error, fmt};

use serde::{
    Deserialize,
    de::{self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor},
    forward_to_deserialize_any,
};

/// The text is not of the shape of what is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The byte where it was noticed; 0 where that is not known.
    pub at: usize,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the collection is of another version: byte {}", self.at)
    }
}

impl error::Error for Unreadable {}

impl de::Error for Unreadable {
    // What exactly is wrong nobody can mend at this place: the build makes both sides.
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self { at: 0 }
    }

    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self { at: 0 }
    }

    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self { at: 0 }
    }

    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self { at: 0 }
    }
}

/// Reads a value from a text that `write` made of one of the same type.
///
/// # Errors
/// When the text is of another shape, or goes on after the value.
pub fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Unreadable> {
    let mut reader = Reader { text, at: 0, variant: None };
    match T::deserialize(&mut reader) {
        Ok(value) if reader.at == text.len() => Ok(value),
        Ok(_) | Err(_) => Err(reader.lost()),
    }
}

struct Reader<'de> {
    text: &'de str,
    at: usize,
    /// The number of a variant that was read by its name, until it is asked for.
    variant: Option<u64>,
}

impl<'de> Reader<'de> {
    fn lost(&self) -> Unreadable {
        Unreadable { at: self.at }
    }

    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    /// Takes these bytes, if they come next.
    #[inline(never)]
    fn takes(&mut self, word: &str) -> bool {
        let is_next = self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes()));
        if is_next {
            self.at += word.len();
        }
        is_next
    }

    fn expect(&mut self, word: &str) -> Result<(), Unreadable> {
        if self.takes(word) { Ok(()) } else { Err(self.lost()) }
    }

    /// A number of any size that the model has.
    #[inline(never)]
    fn number(&mut self) -> Result<i64, Unreadable> {
        let is_negative = self.takes("-");
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        let size: i64 = self.text.get(start..self.at).and_then(|digits| digits.parse().ok()).ok_or(self.lost())?;
        Ok(if is_negative { -size } else { size })
    }

    /// A string; nothing counts as an empty one.
    #[inline(never)]
    fn string(&mut self) -> Result<String, Unreadable> {
        let mut text = String::new();
        if self.takes("null") {
            return Ok(text);
        }
        self.expect("\"")?;
        loop {
            let rest = self.text.get(self.at..).ok_or(self.lost())?;
            // Both are a byte each, and no byte of another character: bytes are looked through several times as fast.
            let length = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\')).ok_or(self.lost())?;
            let (plain, rest) = rest.split_at(length);
            text.push_str(plain);
            self.at += length + 1;
            if rest.starts_with('"') {
                return Ok(text);
            }
            let escaped = rest.chars().nth(1).ok_or(self.lost())?;
            self.at += escaped.len_utf8();
            text.push(match escaped {
                'u' => self.coded()?,
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\u{8}',
                'f' => '\u{c}',
                other => other,
            });
        }
    }

    /// A character written by its code; beyond the first 65,536 by two.
    #[inline(never)]
    fn coded(&mut self) -> Result<char, Unreadable> {
        let first = self.unit()?;
        let code = if (0xd800..0xdc00).contains(&first) {
            self.expect("\\u")?;
            let second = self.unit()?.checked_sub(0xdc00).filter(|second| *second < 0x400).ok_or(self.lost())?;
            0x1_0000 + ((first - 0xd800) << 10) + second
        } else {
            first
        };
        char::from_u32(code).ok_or(self.lost())
    }

    fn unit(&mut self) -> Result<u32, Unreadable> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(self.lost())?;
        let unit = u32::from_str_radix(digits, 16).map_err(|_| self.lost())?;
        self.at += 4;
        Ok(unit)
    }

    /// Passes a value of any kind, as far as the comma or bracket behind it.
    fn skip(&mut self) -> Result<(), Unreadable> {
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                b'"' => {
                    self.string()?;
                    continue;
                }
                b'[' | b'{' => depth += 1,
                b']' | b'}' | b',' if depth == 0 => return Ok(()),
                b']' | b'}' => depth -= 1,
                0 => return Err(self.lost()),
                _ => {}
            }
            self.at += 1;
        }
    }

    /// The fields of a record that was written with their names, in the order in which they are asked for. What nobody
    /// asks for is passed; what is missing counts as left out.
    #[inline(never)]
    fn names(&mut self, fields: &[&str]) -> Result<RecordFields<'de>, Unreadable> {
        let mut places = vec![None; fields.len()];
        self.expect("{")?;
        while !self.takes("}") {
            self.takes(",");
            let name = self.string()?;
            self.expect(":")?;
            if let Some(place) = fields.iter().position(|field| *field == name).and_then(|at| places.get_mut(at)) {
                *place = Some(self.at);
            }
            self.skip()?;
        }
        Ok(RecordFields { places: places.into_iter(), text: self.text, end: self.at })
    }

    /// Opens a list; nothing counts as an empty one.
    fn opens(&mut self) -> Result<bool, Unreadable> {
        if self.takes("null") { Ok(false) } else { self.expect("[").map(|()| true) }
    }
}

/// Where the fields of a record stand, in the order in which they are asked for.
struct RecordFields<'de> {
    places: std::vec::IntoIter<Option<usize>>,
    text: &'de str,
    end: usize,
}

/// The elements of a list, up to its end.
struct Elements<'a, 'de> {
    reader: &'a mut Reader<'de>,
    is_open: bool,
    named: Option<RecordFields<'de>>,
}

impl<'a, 'de> Elements<'a, 'de> {
    fn of(reader: &'a mut Reader<'de>) -> Result<Self, Unreadable> {
        let is_open = reader.opens()?;
        Ok(Self { reader, is_open, named: None })
    }

    /// The fields of a record, whichever way it was written.
    fn of_record(reader: &'a mut Reader<'de>, fields: &[&str]) -> Result<Self, Unreadable> {
        if reader.peek() != b'{' {
            return Self::of(reader);
        }
        let named = Some(reader.names(fields)?);
        Ok(Self { reader, is_open: true, named })
    }

    /// Whether there is another.
    #[inline(never)]
    fn has_next(&mut self) -> bool {
        if let Some(named) = &mut self.named {
            let Some(place) = named.places.next() else { return false };
            (self.reader.text, self.reader.at) = place.map_or(("null", 0), |at| (named.text, at));
            return true;
        }
        self.reader.takes(",");
        self.is_open && self.reader.peek() != b']'
    }

    fn end(self) -> Result<(), Unreadable> {
        if let Some(named) = self.named {
            (self.reader.text, self.reader.at) = (named.text, named.end);
            return Ok(());
        }
        if self.is_open { self.reader.expect("]") } else { Ok(()) }
    }
}

impl<'de> SeqAccess<'de> for Elements<'_, 'de> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unreadable> {
        if self.has_next() { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
}

impl<'de> MapAccess<'de> for Elements<'_, 'de> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unreadable> {
        self.next_element_seed(seed)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unreadable> {
        self.reader.expect(",")?;
        seed.deserialize(&mut *self.reader)
    }
}

/// A variant: its number alone, or `[number,content]`.
struct Variant<'a, 'de> {
    reader: &'a mut Reader<'de>,
    has_content: bool,
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de> {
    type Error = Unreadable;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Unreadable> {
        Ok((seed.deserialize(&mut *self.reader)?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        if self.has_content { Err(self.reader.lost()) } else { Ok(()) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unreadable> {
        self.reader.expect(",")?;
        let value = seed.deserialize(&mut *self.reader)?;
        self.reader.expect("]")?;
        Ok(value)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.reader.expect(",")?;
        let value = (&mut *self.reader).deserialize_seq(visitor)?;
        self.reader.expect("]")?;
        Ok(value)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.reader.expect(",")?;
        let value = (&mut *self.reader).deserialize_struct("", fields, visitor)?;
        self.reader.expect("]")?;
        Ok(value)
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Unreadable;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unreadable> {
        Err(self.lost())
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let is_true = self.takes("true");
        if is_true || self.takes("false") || self.takes("null") {
            visitor.visit_bool(is_true)
        } else {
            Err(self.lost())
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_i64(self.number()?)
    }

    fn deserialize_i8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_string(self.string()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_string(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.takes("null") { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let mut elements = Elements::of(self)?;
        let value = visitor.visit_seq(&mut elements)?;
        elements.end()?;
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        let mut elements = Elements::of_record(self, fields)?;
        let value = visitor.visit_seq(&mut elements)?;
        elements.end()?;
        Ok(value)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let mut elements = Elements::of(self)?;
        let value = visitor.visit_map(&mut elements)?;
        elements.end()?;
        Ok(value)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        let has_content = self.takes("[");
        if self.peek() == b'"' {
            let name = self.string()?;
            let number = variants.iter().position(|variant| *variant == name).ok_or(self.lost())?;
            self.variant = Some(number as u64);
        }
        visitor.visit_enum(Variant { reader: self, has_content })
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let number = match self.variant.take() {
            Some(named) => named,
            None => self.number()?.unsigned_abs(),
        };
        visitor.visit_u64(number)
    }

    forward_to_deserialize_any! {
        f32 f64 u64 i128 u128 char bytes byte_buf unit unit_struct tuple_struct ignored_any
    }
}
