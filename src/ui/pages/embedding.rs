//! The page that puts a study into another site: what the widget shows, how it looks there, and what is pasted.

use super::embedding_preview::EmbedPreview;
use crate::app::embedding::WIDTHS;
use crate::app::embedding::snippet::Origin;
use crate::app::widget::MOST_NUMBERS;
use crate::app::widget::accent::hex;
use crate::app::widget::views::PICTURES;
use crate::app::{Action, EmbedAction, EmbedSettings, EmbedTheme, OpenNumbers, Route, Section, State};
use crate::file::link::{LONG, PROGRAM};
use crate::file::{Link, bundled};
use crate::number::{Language, write};
use crate::present::Catalog;
use crate::study::{Shared, Study};
use crate::ui::browser::{assets, download, share};
use crate::ui::context::{Dispatch, use_text_until_left};
use crate::ui::panels::copies::copies;
use crate::ui::panels::export_button;
use crate::ui::panels::title::title_of;
use crate::ui::widgets::Select;
use crate::ui::widgets::text::{button, heading, paragraph, text};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What the page shows: a study with its settings.
struct Shown<'a> {
    settings: EmbedSettings,
    /// Where the widget has the study from.
    origin: Origin,
    study: Shared<Study>,
    /// What the frame is called.
    title: String,
    catalog: &'static Catalog,
    dispatch: &'a Dispatch,
}

/// The page for the study that the route names. Not inlined into the component of the first part that waits for it.
#[inline(never)]
pub(super) fn embedding(state: &State, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let study = match &state.route {
        Route::Embed(id) => state.library.get(id).map(|document| document.study().clone()),
        _ => None,
    };
    let Some(study) = study else { return Html::default() };
    let name = title_of(&study, catalog);
    let shown = Shown {
        settings: state.embedding.within(&study),
        origin: origin_of(&study),
        title: catalog.fill("embedding.frame_title", &[("title", &name)]),
        study: study.clone(),
        catalog,
        dispatch,
    };
    let back = dispatch.on::<MouseEvent>(Action::Go(Route::study(&study, Section::Result)));
    html! {
        <main id="main" class="studies embedding" tabindex="-1">
            <p class="about-back">{ button("link", "embedding-back", None, back, catalog.fill("about.back", &[("title", &name)]).into()) }</p>
            <h1>{ text(catalog, "embedding.title") }</h1>
            { paragraph("room-intro", catalog, "embedding.intro") }
            <div class="embedding-parts">
                <section aria-labelledby="embedding-settings">
                    { heading("embedding-settings", catalog, "embedding.settings") }
                    { shown.choices(state) }
                </section>
                <section class="embedding-tried" aria-labelledby="embedding-preview">
                    { heading("embedding-preview", catalog, "embedding.preview") }
                    { shown.tried() }
                </section>
            </div>
            { shown.pasted() }
        </main>
    }
}

/// Where the widget has the study from: a worked case as it is shipped, a link, or, where it is too large for one, a file.
fn origin_of(study: &Shared<Study>) -> Origin {
    if let Some(case) =
        bundled(&study.id).filter(|case| assets::shipped(case).is_some_and(|shipped| *shipped == **study))
    {
        return Origin::Case(case.key.to_owned());
    }
    let link = Link { program: PROGRAM.to_owned(), study: (**study).clone(), ..Link::default() };
    let written = assets::link_dictionary().and_then(|dictionary| link.write(&dictionary).ok());
    written.map_or_else(|| Origin::File(format!("studies/{}.json", download::file_name(&study.title))), Origin::Link)
}

impl Shown<'_> {
    fn choices(&self, state: &State) -> Html {
        let Self { settings, study, catalog, dispatch, .. } = self;

        let choose = |make: fn(String) -> EmbedAction| {
            let dispatch = (*dispatch).clone();
            Callback::from(move |value: String| dispatch.act(Action::Embed(make(value))))
        };
        let go = {
            let dispatch = (*dispatch).clone();
            Callback::from(move |id: String| dispatch.act(Action::Go(Route::Embed(id))))
        };
        // That of a link is not in the list.
        let documents = state.library.documents().iter().map(|document| document.study());
        let studies = documents.chain(state.previewed());
        let studies = studies.map(|study| (study.id.clone(), title_of(study, catalog))).collect();
        let scenarios = study.scenarios.iter().filter_map(|scenario| {
            Some((scenario.id.clone(), catalog.part_name(study, &["scenarios", &scenario.id].join("/"))?))
        });
        let scenarios: Vec<_> =
            [(String::new(), catalog.text("embedding.as_stated").to_owned())].into_iter().chain(scenarios).collect();
        let pictures = PICTURES.map(|kind| (kind.word().to_owned(), catalog.chart_name(kind).to_owned())).to_vec();
        let own = catalog.text("embedding.language_of_page").to_owned();
        let languages = [(String::new(), own)].into_iter();
        let languages = languages.chain(
            Language::ALL
                .map(|language| (language.code().to_owned(), catalog.under("language", language.code()).to_owned())),
        );
        let themes = EmbedTheme::ALL
            .map(|theme| (theme.word().to_owned(), catalog.under("embedding.theme", theme.word()).to_owned()));
        let select = |id: &'static str, key: &str, value: &str, options, acts, onchoose| {
            Select { id, label: catalog.text(key), value, options, testid: Some(id), acts, ..Select::default() }
                .view(onchoose)
        };
        let language = settings.language.map(Language::code).unwrap_or_default();
        html! {
            <div class="embedding-choices">
                { select("embed-study", "embedding.study", &study.id, studies, true, go) }
                if !study.scenarios.is_empty() {
                    { select("embed-scenario", "embedding.scenario", &settings.scenario, scenarios, false, choose(EmbedAction::Scenario)) }
                }
                { select("embed-picture", "embedding.picture", settings.picture.word(), pictures, false, choose(EmbedAction::Picture)) }
                { select("embed-language", "embedding.language", language, languages.collect(), false, choose(EmbedAction::Language)) }
                { select("embed-theme", "embedding.theme", settings.theme.word(), themes.to_vec(), false, choose(EmbedAction::Theme)) }
                { self.colour() }
                { self.numbers() }
                { self.figures() }
            </div>
        }
    }

    fn colour(&self) -> Html {
        let Self { settings, catalog, dispatch, .. } = self;

        let hex = settings.colour.map(hex);
        let ours = dispatch.on::<MouseEvent>(Action::Embed(EmbedAction::Colour(String::new())));
        html! {
            <div class="field embedding-colour">
                <div class="field-label"><label for="embed-colour">{ text(catalog, "embedding.colour") }</label></div>
                <ColourPicker colour={hex.clone().unwrap_or_else(|| OURS.to_owned())} dispatch={(*dispatch).clone()} />
                if hex.is_some() { { button("button quiet small", "embed-colour-ours", None, ours, text(catalog, "embedding.colour_ours")) } }
                <p id="embed-colour-hint" class="field-hint">{ text(catalog, "embedding.colour_hint") }</p>
            </div>
        }
    }

    fn numbers(&self) -> Html {
        let Self { settings, study, catalog, dispatch, .. } = self;

        let (is_chosen, paths) = match &settings.numbers {
            OpenNumbers::Usual => (false, &[][..]),
            OpenNumbers::Chosen(paths) => (true, paths.as_slice()),
        };
        let mode = {
            let dispatch = (*dispatch).clone();
            Callback::from(move |word: String| dispatch.act(Action::Embed(EmbedAction::Numbers(word == "chosen"))))
        };
        let modes =
            ["usual", "chosen"].map(|word| (word.to_owned(), catalog.under("embedding.numbers", word).to_owned()));
        let offered = if is_chosen { settings.movable(study) } else { Vec::new() };
        let free = offered.iter().map(ToString::to_string).filter(|path| !paths.contains(path));
        let groups = catalog.number_groups(study, free);
        let add = {
            let dispatch = (*dispatch).clone();
            Callback::from(move |path: String| dispatch.act(Action::Embed(EmbedAction::Toggle(path))))
        };
        let remove = |path: &String| {
            let name = catalog.number_name(study, path);
            let onclick = dispatch.on::<MouseEvent>(Action::Embed(EmbedAction::Toggle(path.clone())));
            let label = catalog.fill("embedding.remove", &[("name", &name)]);
            html! { <li key={path.clone()}>{ name }{ " " }{ button("link", "embed-remove", Some(label), onclick, text(catalog, "embedding.remove_short")) }</li> }
        };
        let word = if is_chosen { "chosen" } else { "usual" };
        html! {
            <>
                { Select { id: "embed-numbers", label: catalog.text("embedding.numbers"), value: word, options: modes.to_vec(), testid: Some("embed-numbers"), ..Select::default() }.view(mode) }
                if is_chosen {
                    <div class="embedding-numbers">
                        if paths.is_empty() { { paragraph("field-hint", catalog, "embedding.no_number") } }
                        <ul>for path in paths { { remove(path) } }</ul>
                        if paths.len() < MOST_NUMBERS {
                            { Select { id: "embed-add", label: catalog.text("embedding.add"), value: "", options: vec![(String::new(), catalog.text("embedding.choose").to_owned())], groups, testid: Some("embed-add"), acts: true, ..Select::default() }.view(add) }
                        } else {
                            <p class="field-hint">{ catalog.fill("embedding.most", &[("n", &MOST_NUMBERS.to_string())]) }</p>
                        }
                    </div>
                }
            </>
        }
    }

    fn figures(&self) -> Html {
        let Self { settings, catalog, dispatch, .. } = self;

        let onchange = dispatch.on::<Event>(Action::Embed(EmbedAction::Figures(!settings.figures)));
        html! {
            <div class="tick">
                <input type="checkbox" id="embed-figures" checked={settings.figures} {onchange} aria-describedby="embed-figures-hint" data-testid="embed-figures" />
                <label for="embed-figures">{ text(catalog, "embedding.figures") }</label>
                <p class="field-hint" id="embed-figures-hint">{ text(catalog, "embedding.figures_hint") }</p>
            </div>
        }
    }

    /// The widget in a real frame, at a width of a phone, of an article, of a page.
    fn tried(&self) -> Html {
        let Self { settings, origin, study, title, catalog, dispatch } = self;

        if let Origin::File(name) = origin {
            return html! {
                <div data-testid="embed-too-large">
                    <p>{ catalog.fill("embedding.too_large", &[("name", name)]) }</p>
                    { export_button(catalog, dispatch, vec![study.clone()], false, "primary") }
                </div>
            };
        }
        let width = |width: u32| {
            let onclick = dispatch.on::<MouseEvent>(Action::Embed(EmbedAction::Width(width)));
            let pressed = if width == settings.width { "true" } else { "false" };
            html! { <button type="button" class="button small" aria-pressed={pressed} data-testid={format!("embed-width-{width}")} {onclick}>{ catalog.fill("embedding.width", &[("n", &width.to_string())]) }</button> }
        };
        html! {
            <>
                <p class="embedding-widths" role="group" aria-label={catalog.text("embedding.widths").to_owned()}>for one in WIDTHS { { width(one) } }</p>
                <EmbedPreview address={settings.frame_address("./", origin)} title={title.clone()} width={settings.width} is_dark={settings.theme == EmbedTheme::Dark} />
            </>
        }
    }

    /// What is pasted into the other site.
    fn pasted(&self) -> Html {
        let Self { settings, origin, study, title, catalog, .. } = self;

        let base = share::folder();
        let whole = match origin {
            Origin::Link(fragment) => fragment.clone(),
            Origin::Case(_) => Route::study(study, Section::Result).fragment(),
            Origin::File(_) => Route::Studies.fragment(),
        };
        let whole = format!("{base}#{whole}");
        let script = settings.script(&base, origin, title, catalog.text("embedding.without_script"), &whole);
        let frame = settings.frame(&base, origin, title);
        let is_long = matches!(origin, Origin::Link(fragment) if fragment.len() > LONG);
        html! {
            <section aria-labelledby="embedding-paste">
                { heading("embedding-paste", catalog, "embedding.paste") }
                if is_long {
                    <p class="field-hint">{ catalog.fill("embedding.long", &[("n", &write::number(script.chars().count().into(), 0, catalog.language()))]) }</p>
                }
                { self.snippet("script", &script) }
                { self.snippet("frame", &frame) }
                <h3>{ text(catalog, "embedding.where") }</h3>
                <ul class="embedding-where">
                    for place in ["wordpress", "moodle", "html"] { <li>{ Html::from(catalog.under("embedding.where", place)) }</li> }
                    <li>{ catalog.fill("embedding.where.policy", &[("address", &share::origin())]) }</li>
                    <li>{ text(catalog, "embedding.origin") }</li>
                </ul>
                <p><a href="embed-check.html" target="_blank" rel="noopener">{ text(catalog, "embedding.check") }</a></p>
            </section>
        }
    }

    fn snippet(&self, word: &'static str, code: &str) -> Html {
        let Self { catalog, dispatch, .. } = self;

        let copy = copies(code, dispatch);
        // Chosen as a whole, so that one key copies it.
        let choose = Callback::from(|event: FocusEvent| event.target_unchecked_into::<HtmlTextAreaElement>().select());
        let id = format!("embed-code-{word}");
        let look = if word == "script" { "button primary" } else { "button" };
        html! {
            <div class="embedding-code">
                <label for={id.clone()}>{ Html::from(catalog.under("embedding.code", word)) }</label>
                <textarea {id} readonly=true rows="4" spellcheck="false" value={code.to_owned()} onfocus={choose} data-testid={format!("embed-code-{word}")} />
                { button(look, &format!("embed-copy-{word}"), None, copy, Html::from(catalog.under("embedding.copy", word))) }
            </div>
        }
    }
}

/// Properties of [`ColourPicker`].
#[derive(Properties, PartialEq)]
struct ColourPickerProps {
    /// The colour, as `#rrggbb`.
    colour: String,
    /// The way to act.
    dispatch: Dispatch,
}

/// The browser's picker of colours. The preview follows when it is left, not at each shade that is passed.
#[component]
fn ColourPicker(props: &ColourPickerProps) -> Html {
    let control = use_node_ref();
    use_text_until_left(&control, &props.colour);
    let dispatch = props.dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlInputElement>().value();
        dispatch.act(Action::Embed(EmbedAction::Colour(value)));
    });
    html! { <input ref={control} id="embed-colour" type="color" {onchange} data-testid="embed-colour" aria-describedby="embed-colour-hint" /> }
}

/// The accent of `styles/tokens.css`, where the picker starts.
const OURS: &str = "#1f5f5b";
