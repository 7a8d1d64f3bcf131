//! Scope: what is evaluated, why, and under which conventions.

use super::scope_discounting::DiscountingEditor;
use crate::app::Edit;
use crate::number::Decimal;
use crate::number::read::Expect;
use crate::study::{Currency, Kind, Purpose, Shared, Study, Target, TextField};
use crate::ui::browser::focus::control_id;
use crate::ui::context::{use_catalog, use_dispatch};
use crate::ui::widgets::{EstimateField, NumberInput, Select, TextInput};
use rust_decimal::prelude::ToPrimitive as _;
use yew::prelude::*;

/// Currencies offered; a study in another one keeps it.
const CURRENCIES: [&str; 5] = ["EUR", "GBP", "USD", "CHF", "CAD"];

/// Which study.
#[derive(Properties, PartialEq)]
pub struct ScopePageProps {
    /// The open study.
    pub study: Shared<Study>,
}

/// The room of the scope.
#[component]
pub fn ScopePage(props: &ScopePageProps) -> Html {
    let catalog = use_catalog();
    let study = &props.study;
    let text = |field: TextField, word: &str, value: &str, long: bool| {
        let hint = format!("scope.{word}.hint");
        let hint = catalog.has(&hint).then(|| AttrValue::from(catalog.text(&hint).to_owned()));
        html! {
            <TextInput {field} label={catalog.text(&format!("scope.{word}")).to_owned()} value={value.to_owned()} {hint} {long} />
        }
    };
    html! {
        <div class="form">
            <section class="form-group" aria-labelledby="scope-what">
                <h2 id="scope-what">{ catalog.text("scope.what") }</h2>
                { text(TextField::Title, "title", &study.title, false) }
                { text(TextField::Organisation, "organisation", &study.organisation, false) }
                { text(TextField::Ideal, "ideal", &study.ideal, true) }
                { text(TextField::Notes, "notes", &study.notes, true) }
            </section>
            <Conventions study={study.clone()} />
            <DiscountingEditor study={study.clone()} />
        </div>
    }
}

/// Kind, purpose, currency, price year, seed.
#[component]
fn Conventions(props: &ScopePageProps) -> Html {
    let catalog = use_catalog();
    let dispatch = use_dispatch();
    let study = &props.study;
    let options = |list: &str, words: &[&str]| -> Vec<(String, String)> {
        words.iter().map(|word| ((*word).to_owned(), catalog.text(&format!("{list}.{word}")).to_owned())).collect()
    };
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
    let purposes: Vec<&str> = Purpose::ALL.iter().map(|purpose| purpose.word()).collect();
    let unstated = [(String::new(), catalog.text("choice.not_stated").to_owned())];
    let purposes: Vec<_> = unstated.into_iter().chain(options("purpose", &purposes)).collect();
    let other = (!CURRENCIES.contains(&study.currency.code())).then(|| study.currency.code());
    let currencies: Vec<_> =
        CURRENCIES.into_iter().chain(other).map(|code| (code.to_owned(), code.to_owned())).collect();
    let choose = |make: fn(&str) -> Option<Edit>| {
        let dispatch = dispatch.clone();
        Callback::from(move |word: String| {
            if let Some(edit) = make(&word) {
                dispatch.edit(edit);
            }
        })
    };
    let set_seed = {
        let dispatch = dispatch.clone();
        Callback::from(move |seed: Option<Decimal>| {
            dispatch.edit(Edit::SetSeed(seed.and_then(|seed| seed.to_u64()).unwrap_or(1)));
        })
    };
    let check_seed = Callback::from(move |seed: Decimal| {
        let error = match seed.to_u64() {
            Some(_) if seed.is_integer() => return None,
            _ if seed.is_integer() => catalog.text("error.seed"),
            _ => catalog.text("error.not_whole"),
        };
        Some(error.to_owned())
    });
    html! {
        <section class="form-group" aria-labelledby="scope-how">
            <h2 id="scope-how">{ catalog.text("scope.how") }</h2>
            <div class="form-row">
                <Select id={control_id("kind")} label={catalog.text("scope.kind").to_owned()} value={study.kind.word()}
                    options={options("kind", &kinds)}
                    onchoose={choose(|word| Kind::from_word(word).map(Edit::SetKind))} />
                <Select id={control_id("purpose")} label={catalog.text("scope.purpose").to_owned()}
                    value={study.purpose.map(crate::study::document::Purpose::word).unwrap_or_default()} options={purposes}
                    onchoose={choose(|word| Some(Edit::SetPurpose(Purpose::from_word(word))))} />
            </div>
            <div class="form-row">
                <Select id={control_id("currency")} label={catalog.text("scope.currency").to_owned()}
                    value={study.currency.code().to_owned()} options={currencies}
                    onchoose={choose(|code| Currency::new(code).map(Edit::SetCurrency))} />
                <EstimateField target={Target::PriceYear} estimate={Target::PriceYear.get(study)} currency={study.currency}
                    hint={AttrValue::from(catalog.text("scope.price_year.hint").to_owned())} />
                <NumberInput path="seed" label={catalog.text("scope.seed").to_owned()} value={Some(Decimal::from(study.seed.0))}
                    expect={Expect::Count} ungrouped=true check={check_seed} onvalue={set_seed}
                    hint={AttrValue::from(catalog.text("scope.seed.hint").to_owned())} />
            </div>
        </section>
    }
}
