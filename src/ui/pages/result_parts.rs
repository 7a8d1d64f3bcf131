//! Parts of the result besides its figures: its evidence bases, its conventions, the outcomes without a price.

use crate::methods::sroi::EvidenceBasis;
use crate::number::{CheckedOps as _, Decimal, write};
use crate::present::bars;
use crate::study::{DropOffFrom, Estimate, Field, Outcome, Timing};
use crate::ui::context::View;
use crate::ui::widgets::section;
use crate::ui::widgets::text::{class_if, paragraph, text};
use yew::prelude::*;

/// Shares of the value by evidence basis.
pub(super) fn evidence_basis(view: &View) -> Html {
    let catalog = view.catalog;
    let Some(shares) = view.study.evidence() else {
        return Html::default();
    };
    let weak = shares.iter().filter(|(evidence_basis, _)| *evidence_basis <= EvidenceBasis::Judged);
    let weak = weak.fold(Decimal::ZERO, |sum, (_, share)| sum.plus(*share).unwrap_or(sum));
    let percent = |share: Decimal| write::percent(share, 0, catalog.language());
    // The whole (1) scales the bars: each is as long as its share of it.
    let parts: Vec<Decimal> = shares.iter().map(|(_, share)| *share).chain([Decimal::ONE]).collect();
    let bars = bars::from_zero(&parts);
    let content = html! {
        <>
            <p class="chart-finding">{ catalog.fill("basis_share.caption", &[("share", &percent(weak))]) }</p>
            { paragraph("", catalog, "evidence_basis.about") }
            <dl class="living-bars evidence-bases">
                for ((evidence_basis, share), bar) in shares.iter().zip(&bars.bars).rev() {
                    <div key={evidence_basis.word()} class={class_if("evidence-basis", true, &format!("basis-{}", evidence_basis.word()))}>
                        <dt><span class="pedigree-mark" aria-hidden="true"></span>{ Html::from(catalog.under("basis", evidence_basis.word())) }</dt>
                        <dd>
                            <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                                <rect x="0" y="0" width={if share.is_zero() { 0 } else { bar.width }.to_string()} height="10" />
                            </svg>
                            <span class="evidence-basis-share">{ percent(*share) }</span>
                        </dd>
                    </div>
                }
            </dl>
        </>
    };
    section(view, "evidence-basis-title", "evidence_basis.title", content)
}

/// The conventions of the calculation.
pub(super) fn conventions(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    // With all its digits: a rate of 1.047 % is not one of 1.05 %.
    let rate = |rate: Decimal| write::percent(rate, 26, catalog.language());
    // With the range that is drawn, also where it is a default one.
    let default_ranges = view.workspace.uncertainty.default_ranges;
    let ranged = |stated: &Estimate| match default_ranges.effective(stated, Field::Rate).map(|drawn| drawn.range) {
        Some(range) => catalog.with_range(&rate(stated.point()), &rate(range.low), &rate(range.high)),
        None => rate(stated.point()),
    };
    let rates = study.discounting.as_ref().map(|discounting| match discounting.rates.as_slice() {
        [only] => catalog.fill("conventions.rate", &[("rate", &ranged(&only.rate))]),
        rates => {
            let all: Vec<String> = rates
                .iter()
                .map(|entry| {
                    let year = catalog.year_name(study, entry.from_year);
                    catalog.named(&year, &ranged(&entry.rate))
                })
                .collect();
            catalog.fill("conventions.rates", &[("rates", &all.join(", "))])
        }
    });
    let clock = study.discounting.as_ref().map_or(Timing::Start, |discounting| discounting.timing);
    let year = study.price_year.map(|year| catalog.fill("conventions.price_year", &[("year", &year.to_string())]));
    let said = |key: &str| catalog.text(key).to_owned();
    let name = |outcome: &Outcome| catalog.part_name(study, &format!("outcomes/{}", outcome.id)).unwrap_or_default();
    let own_rates = study.outcomes.iter().filter_map(|outcome| {
        let own = ranged(outcome.discount_rate.as_ref()?);
        Some(catalog.fill("conventions.own_rate", &[("rate", &own), ("outcomes", &name(outcome))]))
    });
    let at_once = study.outcomes.iter().filter(|outcome| outcome.drop_off_from == DropOffFrom::FirstYear);
    let at_once: Vec<String> = at_once.map(|outcome| name(outcome)).collect();
    let at_once = (!at_once.is_empty())
        .then(|| catalog.fill("conventions.drop_off_at_once", &[("outcomes", &at_once.join(", "))]));
    let lines = [
        rates.unwrap_or_else(|| said("conventions.no_rate")),
        catalog.under("conventions.clock", clock.word()).to_owned(),
        year.unwrap_or_else(|| said("conventions.no_price_year")),
        said("conventions.attribution"),
        said("conventions.drop_off"),
        said("conventions.inputs"),
        said("conventions.unvalued"),
        said("conventions.rounding"),
    ];
    let has_part_year = study.outcomes.iter().any(|outcome| !outcome.duration_or_one().is_integer());
    let part_year = has_part_year.then(|| said("conventions.part_year"));
    let lines = lines.into_iter().chain(part_year).chain(price_lines(view)).chain(own_rates).chain(at_once);
    let content = html! { <ul class="facts">for line in lines { <li>{ line }</li> }</ul> };
    section(view, "conventions-title", "conventions.title", content)
}

/// The index that converts prices, and the factor of each year that it converts.
fn price_lines(view: &View) -> Option<String> {
    let (catalog, study) = (view.catalog, view.stated());
    let index = study.price_index.as_ref()?;
    let mut years: Vec<(i32, i32)> = study.outcomes.iter().filter_map(|outcome| study.price_years(outcome)).collect();
    years.sort_unstable();
    years.dedup();
    let factor = |(from, to): &(i32, i32)| {
        let factor = index.level(*to)?.over(index.level(*from)?)?;
        Some(catalog.named(&from.to_string(), &write::number(factor, 4, catalog.language())))
    };
    let factors: Vec<String> = years.iter().filter_map(factor).collect();
    let (label, to) = (index.label.as_str(), study.price_year?.to_string());
    let about = [label, &index.source, &index.date].into_iter().filter(|it| !it.trim().is_empty());
    let about = about.collect::<Vec<_>>().join(", ");
    (!factors.is_empty()).then(|| {
        catalog.fill("conventions.prices", &[("year", &to), ("index", &about), ("factors", &factors.join(", "))])
    })
}

/// The outcomes outside the ratio: those that are not valued or not material.
pub(super) fn unpriced(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let outside: Vec<_> = study.outcomes.iter().filter(|outcome| !(outcome.valued && outcome.material)).collect();
    if outside.is_empty() {
        return Html::default();
    }
    let content = html! {
        <>
            { paragraph("", catalog, "unpriced.about") }
            <ul class="unpriced">
                for outcome in outside {
                    <li key={outcome.id.clone()}>
                        <strong>{ catalog.part_name(study, &format!("outcomes/{}", outcome.id)) }</strong>
                        { " — " }{ catalog.stakeholder_name(study, &outcome.stakeholder) }
                        <p class="field-hint">
                            { text(catalog, if outcome.valued { "outcome.outside.not_material" } else { "outcome.outside.not_valued" }) }
                            if let Some(weight) = &outcome.weight {
                                { " · " }{ catalog.fill("unpriced.weight", &[("n", &write::number(weight.point(), 1, catalog.language()))]) }
                            }
                            if !outcome.notes.is_empty() { { " · " }{ &outcome.notes } }
                        </p>
                    </li>
                }
            </ul>
        </>
    };
    section(view, "unpriced-title", "unpriced.title", content)
}
