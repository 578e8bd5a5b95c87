//! Reads a value of any type from JSON as it was written; an error knows its way back to where it arose.
//!
//! Start with [`read`].

use serde::{
    de::{
        DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error as _, MapAccess, SeqAccess, Unexpected,
        VariantAccess, Visitor, value::StrDeserializer,
    },
    forward_to_deserialize_any,
};

use super::{
    invalid_value::{InvalidValue, Step},
    node::Node,
};

/// Reads a value.
#[allow(clippy::result_large_err, reason = "what is wrong is told once for each value: a box would save nothing")]
pub(super) fn read<T: DeserializeOwned>(node: &Node) -> Result<T, InvalidValue> {
    T::deserialize(Reader(node))
}

#[derive(Clone, Copy)]
struct Reader<'a>(&'a Node);

struct Items<'a> {
    items: &'a [Node],
    at: usize,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = InvalidValue;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, InvalidValue> {
        while self.items.get(self.at) == Some(&Node::Taken) {
            self.at += 1;
        }
        let Some(node) = self.items.get(self.at) else { return Ok(None) };
        let at = self.at;
        self.at += 1;
        seed.deserialize(Reader(node)).map(Some).map_err(|error| error.within(Step::Item(at)))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len().saturating_sub(self.at))
    }
}

struct Fields<'a> {
    fields: &'a [(String, Node)],
    at: usize,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = InvalidValue;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, InvalidValue> {
        let Some((name, _)) = self.fields.get(self.at) else { return Ok(None) };
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, InvalidValue> {
        let Some((name, node)) = self.fields.get(self.at) else {
            return Err(InvalidValue::custom("a field has no value: write one"));
        };
        self.at += 1;
        seed.deserialize(Reader(node)).map_err(|error| error.within(Step::Field(name.clone())))
    }
}

struct Variant<'a> {
    name: &'a str,
    content: Option<&'a Node>,
}

impl<'de, 'a> EnumAccess<'de> for Variant<'a> {
    type Error = InvalidValue;
    type Variant = Content<'a>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Content<'a>), InvalidValue> {
        let value = seed.deserialize(StrDeserializer::new(self.name))?;
        Ok((value, Content(self.content)))
    }
}

struct Content<'a>(Option<&'a Node>);

impl Content<'_> {
    #[allow(clippy::result_large_err, reason = "as its trait has it")]
    fn node(&self) -> Result<&Node, InvalidValue> {
        self.0.ok_or_else(|| InvalidValue::custom("a word stands alone: write {\"word\": …} with what belongs to it"))
    }
}

impl<'de> VariantAccess<'de> for Content<'_> {
    type Error = InvalidValue;

    fn unit_variant(self) -> Result<(), InvalidValue> {
        match self.0 {
            None => Ok(()),
            Some(_) => Err(InvalidValue::custom("is an object {…}: write the word alone")),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, InvalidValue> {
        seed.deserialize(Reader(self.node()?))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, InvalidValue> {
        Reader(self.node()?).deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, InvalidValue> {
        Reader(self.node()?).deserialize_any(visitor)
    }
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = InvalidValue;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InvalidValue> {
        match self.0 {
            Node::Null | Node::Taken => visitor.visit_unit(),
            Node::Bool(value) => visitor.visit_bool(*value),
            Node::Number(number) => visitor.visit_f64(*number),
            Node::Whole(number) => visitor.visit_i64(*number),
            Node::Text(text) => visitor.visit_str(text),
            Node::List(items) => visitor.visit_seq(Items { items, at: 0 }),
            Node::Record(fields) => visitor.visit_map(Fields { fields, at: 0 }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InvalidValue> {
        match self.0 {
            Node::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, InvalidValue> {
        match self.0 {
            // A list would be read as the fields in their order, which nobody means.
            Node::List(_) => Err(InvalidValue::invalid_type(Unexpected::Seq, &visitor)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, InvalidValue> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, InvalidValue> {
        match self.0 {
            Node::Text(name) => visitor.visit_enum(Variant { name, content: None }),
            Node::Record(fields) => match fields.as_slice() {
                // What is wrong within goes with the whole: word and content make sense together only.
                [(name, content)] => {
                    visitor.visit_enum(Variant { name, content: Some(content) }).map_err(InvalidValue::of_the_whole)
                }
                _ => Err(InvalidValue::custom(
                    "has several fields where one says what it is: make each an entry of its own",
                )),
            },
            Node::Null | Node::Taken => Err(InvalidValue::invalid_type(Unexpected::Unit, &visitor)),
            Node::Bool(value) => Err(InvalidValue::invalid_type(Unexpected::Bool(*value), &visitor)),
            Node::Number(number) => Err(InvalidValue::invalid_type(Unexpected::Float(*number), &visitor)),
            Node::Whole(number) => Err(InvalidValue::invalid_type(Unexpected::Signed(*number), &visitor)),
            Node::List(_) => Err(InvalidValue::invalid_type(Unexpected::Seq, &visitor)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier ignored_any
    }
}
