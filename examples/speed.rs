use retombees::outlook::{Widening, simulation::*};
use retombees::stats::{Draws, Method, Tables};
use retombees::study::*;
use std::time::Instant;
fn main() {
    let n: u64 = std::env::args().nth(1).unwrap().parse().unwrap();
    let est = |v: f64, w: f64| format!("{{\"value\":\"{v}\",\"low\":\"{}\",\"high\":\"{}\"}}", v*(1.0-w), v*(1.0+w*1.5));
    let mut o = vec![];
    for k in 0..30 { let kf = k as f64; o.push(format!("{{\"id\":\"o{k}\",\"stakeholder\":\"s\",\"quantity\":{},\"proxy\":{{\"value\":{}}},\"deadweight\":{},\"displacement\":\"0.05\",\"attribution\":{},\"drop_off\":{},\"duration\":5}}", est(20.0+kf,0.2), est(100.0+kf*10.0,0.3), est(0.2,0.5), est(0.25,0.4), est(0.1,0.5))); }
    let text = format!("{{\"format\":\"retombees.study\",\"version\":1,\"id\":\"x\",\"discounting\":{{\"rates\":[{{\"from_year\":0,\"rate\":\"0.032\"}}]}},\"stakeholders\":[{{\"id\":\"s\",\"name\":\"S\",\"role\":\"beneficiary\"}}],\"inputs\":[{{\"id\":\"i\",\"stakeholder\":\"s\",\"kind\":\"cash\",\"unit_value\":\"150000\"}}],\"outcomes\":[{}]}}", o.join(","));
    let study: Study = retombees::file::read(text.as_bytes()).unwrap();
    let t = Instant::now();
    let model = Model::of(&study, &Widening::default());
    println!("model {:?}, {} uncertain", t.elapsed(), model.uncertain.len());
    for method in [Method::Plain, Method::Lattice] {
        let mut tables = Tables::default();
        let t = Instant::now();
        let mut s = Simulation::new(&model, &mut tables, Draws { seed: 1, method }).unwrap();
        println!("first {:?}", t.elapsed());
        let t = Instant::now();
        let mut s2 = Simulation::new(&model, &mut tables, Draws { seed: 1, method }).unwrap();
        println!("again {:?}", t.elapsed());
        s2.advance(1);
        let t = Instant::now();
        s.advance(n);
        println!("{n} draws {:?}", t.elapsed());
        println!("{:?}", s.summary());
        {
            let st: Vec<_> = model.uncertain.iter().enumerate().map(|(i, u)| (tables.sampler(u.distribution, u.map), Draws { seed: 1, method }.stream(&u.path, i))).collect();
            let mut u = [0u32; 256]; let mut c = [0.0; 256];
            let t = Instant::now();
            for b in 0..n / 256 { for (_, s) in &st { s.fill(b * 256, &mut u); std::hint::black_box(&u); } }
            println!("uniforms {:?}", t.elapsed());
            let t = Instant::now();
            for _ in 0..n / 256 { for (s, _) in &st { s.fill(&u, &mut c); std::hint::black_box(&c); } }
            println!("samples {:?}", t.elapsed());
        }
        let t = Instant::now();
        let mut a = Analysis::new(&model, &mut tables, Draws { seed: 1, method }, 1.0).unwrap();
        while a.advance() {}
        println!("analysis {:?} {:?}", t.elapsed(), &a.findings()[..6]);
    }
}
