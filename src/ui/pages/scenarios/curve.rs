//! The chart of a driver's effect over the years, with its table.

use crate::present::curve::DriverCurve;
use crate::study::Driver;
use crate::ui::context::View;
use crate::ui::widgets::text::text;
use yew::prelude::*;

/// The effect of a driver in each year.
pub(super) fn curve(view: &View, driver: &Driver, id: &str) -> Html {
    let catalog = view.catalog;
    let Some(curve) = catalog.driver_curve(view.stated(), driver) else {
        return Html::default();
    };
    let (width, ground) = (DriverCurve::WIDTH.to_string(), DriverCurve::HEIGHT.to_string());
    html! {
        <figure class="curve">
            <svg role="img" aria-labelledby={id.to_owned()} preserveAspectRatio="none" focusable="false"
                viewBox={format!("0 -60 {width} {}", DriverCurve::HEIGHT.saturating_add(120))}>
                <title id={id.to_owned()}>{ curve.sentence }</title>
                <line class="curve-ground" x1="0" x2={width.clone()} y1={ground.clone()} y2={ground} />
                if let Some(neutral) = curve.neutral.map(|height| height.to_string()) {
                    <line class="curve-neutral" x1="0" x2={width} y1={neutral.clone()} y2={neutral} />
                }
                <path class="curve-line" d={curve.path} />
            </svg>
            <details>
                <summary>{ text(catalog, "curve.table") }</summary>
                <table>
                    <thead><tr>
                        <th scope="col">{ text(catalog, "years.head") }</th>
                        <th scope="col" class="number">{ text(catalog, curve.head) }</th>
                    </tr></thead>
                    <tbody>
                        for (year, value) in curve.rows {
                            <tr key={year}>
                                <th scope="row">{ year }</th>
                                <td class="number">{ value }</td>
                            </tr>
                        }
                    </tbody>
                </table>
            </details>
        </figure>
    }
}
