//! The generating vector of the rank-1 lattice.
//!
//! `examples/lattice_search.rs` found it component by component, and documents the criterion. Dimensions beyond the table use
//! pseudo-random odd numbers, which are good more often than not.

use crate::number::Invariant as _;

/// The component of a dimension, an odd number: point `j` of the lattice has the coordinate `reverse(j) · g / 2³²`, modulo 1.
pub(super) fn generator(place: usize) -> u32 {
    GENERATORS.get(place).copied().unwrap_or_else(|| {
        let place = u32::try_from(place).or_broken("a study has less than 2³² numbers");
        // Murmur's finalizer, which removes any pattern of the position.
        let mixed = (place ^ (place >> 16)).wrapping_mul(0x85EB_CA6B);
        let mixed = (mixed ^ (mixed >> 13)).wrapping_mul(0xC2B2_AE35);
        (mixed ^ (mixed >> 16)) | 1
    })
}

#[rustfmt::skip] // a table, in rows of eight
const GENERATORS: [u32; 256] = [
    0x6C57_6FAD, 0x8F18_D24F, 0x28D9_A947, 0x4D37_398D, 0xFA5D_BDB5, 0x7AE0_6741, 0xE6E8_8957, 0x96D1_9433,
    0x603D_8909, 0xD5C7_B10B, 0x1CA8_937B, 0x5E41_72DD, 0x85EE_825B, 0xE859_D75F, 0xBF79_9C15, 0x8881_CC83,
    0xEA03_7491, 0xE112_1F27, 0xB3D8_D201, 0xBD8E_0CE9, 0xAAB8_B679, 0x6007_DB9B, 0x5796_F549, 0x7DBE_EBAF,
    0xAD49_BBBD, 0x0252_FB31, 0x4562_C80F, 0x0CB1_19C7, 0x1E61_B41F, 0x6B68_DF2B, 0xE794_DF63, 0x7C1F_10CB,
    0x5B35_1BC5, 0x45DD_96A3, 0x1A22_2CC3, 0x3286_1FDF, 0x9153_6BB3, 0x35D8_FA2F, 0x38FB_4C9F, 0x9AFF_B9AB,
    0xE3F7_B419, 0xB5CC_70BB, 0x1C5C_5AFD, 0xC5F2_BC37, 0x7768_2905, 0xEEA5_3893, 0xC5A5_D771, 0xC232_E997,
    0xC2C4_6077, 0xDF1A_E63F, 0xB751_E881, 0xC673_1875, 0x268B_3329, 0xDA36_C511, 0xDC8B_5725, 0x1E28_1EE3,
    0xB160_211B, 0x095B_A867, 0xA28E_C46B, 0xE619_6E59, 0x566D_9C0D, 0x3992_66D3, 0xB71B_5813, 0x1978_B1F9,
    0x13D1_71BB, 0x2E69_615B, 0xDF73_8E35, 0x98A7_666F, 0xB7B0_5F15, 0xD1AE_5DE5, 0x2103_2227, 0x8AAC_12AD,
    0x84BD_F47B, 0x137C_847F, 0x789C_19D3, 0x3140_F0B5, 0x9BC2_1DA1, 0x0FC0_CEA7, 0x53F7_C539, 0x8CCE_9DBF,
    0x4176_95D5, 0x4484_0FDD, 0x4C9B_6C03, 0xA5E5_7E0B, 0x785A_150F, 0x12A7_827D, 0x95FF_F4C1, 0x8BCD_B3A9,
    0x77C8_E8BD, 0xC4E2_8FC3, 0xD53B_A721, 0xFFD4_1EB1, 0x1651_CE05, 0xD373_6A5D, 0x2668_EAB3, 0x8E86_2779,
    0x0805_590D, 0xFDF8_1C63, 0x1B3C_4AE1, 0x89BA_9567, 0x1516_7D77, 0x2B8A_92AF, 0x58B9_F3B7, 0xF7BE_C13B,
    0x76DB_1297, 0x8283_F46D, 0x4DB0_A333, 0x6535_B4AB, 0x5FFD_4861, 0xCAE9_5EF9, 0xF311_6119, 0x795E_7937,
    0x6333_F765, 0xBFFB_F3CF, 0x8C93_20D1, 0x57DB_6017, 0x7093_4EFF, 0x6BBC_B871, 0x279B_2829, 0x3B7E_0811,
    0xC5ED_FF6B, 0x50F3_BF75, 0xF761_B373, 0x6F10_E5F7, 0x5DEE_2513, 0xC859_3DE3, 0x7BAC_A247, 0xFBAC_F9DB,
    0xBD30_FAA1, 0xBF08_404F, 0xB10F_09EF, 0x86CA_156B, 0x01E7_5BD3, 0x31BC_4117, 0x05B1_1A29, 0x7C1E_2347,
    0x0BD2_F2B5, 0x1AE6_90B3, 0x8355_ACDD, 0x24BE_99EB, 0x9A27_7F05, 0xC4AD_27D1, 0x6A5A_35F3, 0x0BE2_F3AB,
    0x62E5_DE71, 0xBC0A_A009, 0x7D7A_61C5, 0x4C97_81DF, 0x8B6E_F0FD, 0x0328_056D, 0x457E_CEBF, 0xF8A3_DE65,
    0x2BB8_59BD, 0x9CE1_387D, 0xCAC3_745F, 0x99CA_7ECD, 0xAFBD_4163, 0x8FCE_3C01, 0x0B51_68A3, 0xF929_260F,
    0x8CDF_9B07, 0x77A4_6A61, 0xD71D_CDB7, 0xC69C_2F87, 0xF3A6_3C73, 0xB947_68F5, 0x9638_FD27, 0xE153_1E77,
    0xDFFF_3613, 0x9771_364D, 0x0CCB_74C7, 0x4398_3E37, 0x0B97_7D3D, 0x40F3_006F, 0x13ED_2B51, 0x7E6F_8D2B,
    0x77F8_B469, 0x0B1A_F05B, 0x951B_2753, 0x17D1_F17B, 0xC339_6B67, 0xEA76_053F, 0x3C05_3ABB, 0xFB46_7B57,
    0xC0CA_28E1, 0x2B50_15CF, 0x1EED_3E7F, 0xE7F6_9BE5, 0x60C0_DA8B, 0x2BFD_18E7, 0x86B0_D459, 0xDF1E_8ADB,
    0xE39D_65E1, 0x5C79_5ECB, 0x1C4E_0AEB, 0xDCC8_535B, 0x8DAC_BAAB, 0xBDDA_2C1D, 0xA314_E217, 0x13FD_BE23,
    0x37A0_8683, 0x1B75_FEDF, 0xDCB6_E199, 0x65C6_45AF, 0x16F3_D8C5, 0xD4C6_0E6B, 0x34E9_C593, 0x3408_F313,
    0xBA2C_7709, 0x6820_9929, 0x4EAA_C543, 0xAF57_0F0F, 0x4634_0489, 0x58CF_897F, 0x725B_6425, 0xFF9E_D8E5,
    0x2257_528D, 0x5FD5_8737, 0x744A_E80B, 0xFE36_53F9, 0x1084_DFD9, 0xCE9F_97BB, 0x0595_CC35, 0x2F28_AFB5,
    0x496B_023D, 0x94B2_90B1, 0xE17E_9BC7, 0xDAF4_AFD5, 0x1CF1_7985, 0x5A35_DECF, 0xC258_95CD, 0x81C7_D92F,
    0xFDAF_4D9D, 0xC8DF_6805, 0x6B97_8DFD, 0x4401_D565, 0x030A_CE53, 0x8E3A_AE57, 0x1966_5161, 0xCC6A_FC41,
    0xA253_CB59, 0x6231_D691, 0x97BF_845D, 0xFD17_1F01, 0x9B73_CA8F, 0x8EFF_A369, 0xE4F6_93B9, 0x4F39_2349,
    0x22B0_8979, 0xDE8E_B4F3, 0x2D95_D4D3, 0x50E9_A4E3, 0xA0C8_ACEF, 0x3FAA_57C1, 0xE6CE_098B, 0xD20B_4219,
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn components_are_odd_and_differ() {
        let all: BTreeSet<u32> = (0..5_000).map(generator).collect();
        assert_eq!(all.len(), 5_000);
        assert!(all.iter().all(|g| g % 2 == 1));
    }

    #[test]
    fn pairs_fill_the_square_better_than_chance() {
        // The mean of B₂ B₂ over the first 2¹² points: 0 for an evenly filled square, about ± 1 / (180 √n) for random points.
        let n = 1_u32 << 12;
        let second = |place: usize, j: u32| {
            let x = f64::from(j.reverse_bits().wrapping_mul(generator(place))) / 4_294_967_296.0;
            x * x - x + 1.0 / 6.0
        };
        let columns: Vec<Vec<f64>> = (0..40).map(|place| (0..n).map(|j| second(place, j)).collect()).collect();
        let mut worst = 0.0_f64;
        for (at, one) in columns.iter().enumerate() {
            for other in &columns[..at] {
                let mean = one.iter().zip(other).map(|(a, b)| a * b).sum::<f64>() / f64::from(n);
                worst = worst.max(mean.abs());
            }
        }
        assert!(worst < 0.25 / (180.0 * f64::from(n).sqrt()), "{worst}");
    }
}
