//! `#[derive(Told)]` for the records of the domain: what would otherwise be spelled field by field beside each struct, so that
//! a new field is written once. It knows three kinds of field by their types, and nothing of what they mean.

use proc_macro::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Field, Fields, GenericArgument, Ident, PathArguments, Type, parse_macro_input};

/// Implements `person::Told` for a struct `Record<P = PersonalRef>`, and gives it
/// `with`, which moves a record over into another form of its values about persons.
///
/// A field of type `Option<P>` is such a value, a `Vec<Part<P>>` holds parts that have some, any other field is plain.
#[proc_macro_derive(Told)]
pub fn told(item: TokenStream) -> TokenStream {
    let item = parse_macro_input!(item as DeriveInput);
    match fields(&item) {
        Some(fields) => written(&item.ident, &fields).into(),
        None => syn::Error::new_spanned(&item.ident, "only a struct with named fields can be told").into_compile_error().into(),
    }
}

/// What a field holds.
enum Holds<'a> {
    /// A value about a person, or none.
    Value,
    /// Parts of this type, which have values about persons of their own.
    Parts(&'a Ident),
    /// A text or texts in which blanks around and between mean nothing.
    Text,
    /// Anything else.
    Plain,
}

fn fields(item: &DeriveInput) -> Option<Vec<(&Ident, Holds<'_>)>> {
    let Data::Struct(data) = &item.data else { return None };
    let Fields::Named(fields) = &data.fields else { return None };
    fields.named.iter().map(|field| Some((field.ident.as_ref()?, holds(field)))).collect()
}

fn holds(field: &Field) -> Holds<'_> {
    let Some((outer, inner)) = generic(&field.ty) else {
        return if is_named(&field.ty, "String") { Holds::Text } else { Holds::Plain };
    };
    if outer == "Option" && is_named(inner, "P") {
        return Holds::Value;
    }
    match generic(inner) {
        Some((part, of)) if outer == "Vec" && is_named(of, "P") => Holds::Parts(part),
        Some(_) => Holds::Plain,
        None if is_named(inner, "String") => Holds::Text,
        None => Holds::Plain,
    }
}

/// `Outer` and `Inner` of a type `Outer<Inner>`.
fn generic(of: &Type) -> Option<(&Ident, &Type)> {
    let Type::Path(path) = of else { return None };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(inner) => Some((&last.ident, inner)),
        _ => None,
    }
}

fn is_named(of: &Type, name: &str) -> bool {
    matches!(of, Type::Path(path) if path.path.is_ident(name))
}

fn written(record: &Ident, fields: &[(&Ident, Holds<'_>)]) -> proc_macro2::TokenStream {
    let (mut said, mut named, mut given, mut forms) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut plain, mut texts) = (Vec::new(), Vec::new());
    for (field, holds) in fields {
        match holds {
            Holds::Value => {
                said.push(quote!(persons.told(self.#field.as_ref())?));
                named.push(quote!(named.extend(&self.#field);));
                forms.push(quote!(Option<Q>));
                given.push(field);
            }
            Holds::Parts(part) => {
                said.push(quote! {
                    self.#field.iter().map(|part| crate::person::Told::said(part, persons)).collect::<Result<_, _>>()?
                });
                named.push(quote!(named.extend(self.#field.iter().flat_map(crate::person::Told::personal));));
                forms.push(quote!(Vec<#part<Q>>));
                given.push(field);
            }
            Holds::Text => {
                texts.push(field);
                plain.push(field);
            }
            Holds::Plain => plain.push(field),
        }
    }
    quote! {
        impl<P> #record<P> {
            /// The same with its values about persons in another form.
            fn with<Q>(self, #(#given: #forms),*) -> #record<Q> {
                #record { #(#given,)* #(#plain: self.#plain),* }
            }
        }

        impl crate::person::Told for #record {
            type Said = #record<String>;

            fn said<S: crate::person::Persons>(&self, persons: &mut S) -> Result<#record<String>, S::Error> {
                Ok(self.clone().with(#(#said),*))
            }

            fn personal(&self) -> Vec<&crate::personal::PersonalRef> {
                let mut named = Vec::new();
                #(#named)*
                named
            }

            fn tidied(mut said: #record<String>) -> #record<String> {
                #(crate::value::text::Tidy::tidy(&mut said.#texts);)*
                said
            }
        }
    }
}
