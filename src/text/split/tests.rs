//! Words stand between blanks, sentences between ` | `.

use proptest::prelude::*;

use super::split;

#[track_caller]
fn check(text: &str, expected: &str) {
    let words = |sentence: Vec<std::ops::Range<usize>>| {
        let words: Vec<&str> = sentence.into_iter().map(|span| &text[span]).collect();
        words.join(" ")
    };
    let sentences: Vec<String> = split(text).into_iter().map(words).collect();
    assert_eq!(sentences.join(" | "), expected);
}

#[test]
fn marks_are_words() {
    check("Macron called Biden.", "Macron called Biden .");
    check("Talks, he said, failed!", "Talks , he said , failed !");
    check("He left (in haste).", "He left ( in haste ) .");
    check(
        "Why? They refused; we left.",
        "Why ? | They refused ; we left .",
    );
    check("Wait... no", "Wait ... no");
    check("The deal — if any — holds.", "The deal — if any — holds .");
    check("Moscow--and Minsk", "Moscow -- and Minsk");
    check("Really?! No.", "Really ?! | No .");
    check("France/Germany talks", "France / Germany talks");
    check("Really.? Yes", "Really .? | Yes");
    check("Good :) or not ;-) ok", "Good :) or not ;-) ok");
    check("Of two: (a) and (b)", "Of two : ( a ) and ( b )");
    check("<<quoted>> text", "<< quoted >> text");
    check("Call 555-0123 or 12-34", "Call 555-0123 or 12 - 34");
}

#[test]
fn contractions_are_cut() {
    check("They don't agree.", "They do n't agree .");
    check("We won’t sign, he can't.", "We wo n’t sign , he ca n't .");
    check("It cannot stand.", "It can not stand .");
    check("I'm sure they'll come.", "I 'm sure they 'll come .");
    check("We've met; you're late.", "We 've met ; you 're late .");
    check("IT'S OVER", "IT 'S OVER");
    check("They're gonna pay.", "They 're gon na pay .");
    check("I don`t know", "I do n`t know");
}

#[test]
fn possessives_are_cut() {
    check("China's envoy", "China 's envoy");
    check("France’s president", "France ’s president");
    check("the ministers' talks", "the ministers ' talks");
    check("the U.S.'s stance", "the U.S. 's stance");
    check("the 1990's and the '90s", "the 1990's and the '90s");
    check(
        "O'Brien met Sha'ban at 5 o'clock.",
        "O'Brien met Sha'ban at 5 o'clock .",
    );
    check("N'Djamena's mayor", "N'Djamena 's mayor");
}

#[test]
fn hyphens_separate_words_but_not_prefixes() {
    check("the U.S.-led coalition", "the U.S. - led coalition");
    check("long-term aid", "long - term aid");
    check("Franco-German talks", "Franco - German talks");
    check("the 27-nation bloc", "the 27 - nation bloc");
    check("anti-American protests", "anti-American protests");
    check(
        "co-chair, non-proliferation and ex-minister",
        "co-chair , non-proliferation and ex-minister",
    );
    check(
        "Ban Ki-moon, a UN-led mission",
        "Ban Ki - moon , a UN - led mission",
    );
    check("in 2010-2012 or 2010–2012", "in 2010 - 2012 or 2010 – 2012");
    check(
        "on 2021-08-19 call 555-123-4567",
        "on 2021-08-19 call 555-123-4567",
    );
    check(
        "01-Feb-02 or 19-Aug-2021, DC 20006-3700",
        "01-Feb-02 or 19-Aug-2021 , DC 20006-3700",
    );
    check("19-Aug and a mid-May date", "19 - Aug and a mid-May date");
    check("F-16 jets and COVID-19", "F - 16 jets and COVID - 19");
}

#[test]
fn numbers_stay_whole() {
    check("It cost $3.5 billion.", "It cost $ 3.5 billion .");
    check("some 1,200,000 people", "some 1,200,000 people");
    check("in 2014,2015", "in 2014 , 2015");
    check("€40m, £7bn and 12%", "€ 40 m , £ 7 bn and 12 %");
    check("at 9:30am or 5pm", "at 9:30 am or 5 pm");
    check("the 21st and 3rd", "the 21st and 3rd");
    check("the G20 and the P5+1", "the G20 and the P5 + 1");
    check("on 9/11, 24/7", "on 9/11 , 24/7");
    check("A 40km march.", "A 40 km march .");
    check("Resolution 2231.", "Resolution 2231 .");
}

#[test]
fn abbreviations_keep_their_stop() {
    check(
        "Mr. Lavrov met Gen. Milley.",
        "Mr. Lavrov met Gen. Milley .",
    );
    check(
        "Sens. Graham and Rep. Meeks, D-N.Y.",
        "Sens. Graham and Rep. Meeks , D - N.Y.",
    );
    check(
        "Joseph R. Biden, Jr. spoke.",
        "Joseph R. Biden , Jr. spoke .",
    );
    check("George H. W. Bush", "George H. W. Bush");
    check("J.Aron and T.S. Eliot", "J. Aron and T.S. Eliot");
    check("He met Dr. A. Q. Khan.", "He met Dr. A. Q. Khan .");
    check("on Jan. 5 and Sept. 11", "on Jan. 5 and Sept. 11");
    check("No. 10 said no. It did.", "No. 10 said no . | It did .");
    check("St. Petersburg vs. Kyiv", "St. Petersburg vs. Kyiv");
    check(
        "Article 5, e.g. an attack, i.e. war.",
        "Article 5 , e.g. an attack , i.e. war .",
    );
    check(
        "Boeing Co. and Exxon Mobil Corp. agreed.",
        "Boeing Co. and Exxon Mobil Corp. agreed .",
    );
    check("a Ph.D. in law", "a Ph.D. in law");
    check("It was me and I. He left.", "It was me and I . | He left .");
}

#[test]
fn abbreviations_may_end_a_sentence() {
    check(
        "Tanks, guns etc. were sent. They sent tanks, etc. Poland paid.",
        "Tanks , guns etc. were sent . | They sent tanks , etc . | Poland paid .",
    );
    check(
        "He visited the U.S. The trip failed.",
        "He visited the U.S. | The trip failed .",
    );
    check(
        "He met U.S. President Biden.",
        "He met U.S. President Biden .",
    );
    check(
        "They left the U.N. He stayed.",
        "They left the U.N. | He stayed .",
    );
    check(
        "Talks began at 9 p.m. Lavrov left.",
        "Talks began at 9 p.m. | Lavrov left .",
    );
    check("At 9 a.m. EST they met.", "At 9 a.m. EST they met .");
    check(
        "He lives in Washington, D.C.",
        "He lives in Washington , D.C.",
    );
    check("tariffs, quotas, etc.", "tariffs , quotas , etc .");
    check(
        "It sued Acme Inc. In May it won.",
        "It sued Acme Inc. | In May it won .",
    );
    check("The U.S. (NATO) role", "The U.S. ( NATO ) role");
}

#[test]
fn quotations_close_with_their_sentence() {
    check("“We won.” He left.", "“ We won . ” | He left .");
    check("\"We won.\" He left.", "\" We won . \" | He left .");
    check("\"We won,\" he said.", "\" We won , \" he said .");
    check("“Will you?” he asked.", "“ Will you ? ” he asked .");
    check(
        "He said: \"Go.\" \"No.\"",
        "He said : \" Go . \" | \" No . \"",
    );
    check(
        "« Non », dit Macron. « Oui. »",
        "« Non » , dit Macron . | « Oui . »",
    );
    check("(It failed.) They left.", "( It failed . ) | They left .");
    check(
        "the so-called 'deal' is 'done'.",
        "the so - called ' deal ' is ' done ' .",
    );
    check(
        "He wrote ‘no’. She agreed.",
        "He wrote ‘ no ’ . | She agreed .",
    );
}

#[test]
fn addresses_are_words() {
    check(
        "See https://example.org/a?b=c.",
        "See https://example.org/a?b=c .",
    );
    check("(www.state.gov)", "( www.state.gov )");
    check(
        "Mail press.office@example.org, now.",
        "Mail press.office@example.org , now .",
    );
    check(
        "@POTUS wrote on example.com.",
        "@POTUS wrote on example.com .",
    );
    check("It ended.Then it began.", "It ended . | Then it began .");
}

#[test]
fn line_breaks() {
    check(
        "Readout of a Call\n\nThe leaders spoke.",
        "Readout of a Call | The leaders spoke .",
    );
    check(
        "JOINT STATEMENT\nFrance met Mali.",
        "JOINT STATEMENT | France met Mali .",
    );
    check("They agreed\r\non a plan.", "They agreed on a plan .");
    check(
        "They agreed:\n- to meet\n- to talk",
        "They agreed : | - to meet | - to talk",
    );
    check(
        "Steps:\n1. Withdraw.\n2. Talk.",
        "Steps : | 1. Withdraw . | 2. Talk .",
    );
    let wrapped = "The foreign ministers of France and Germany arrived in Kyiv on\nMonday, a day after their counterparts from Poland and from\nLithuania left it.";
    check(
        wrapped,
        &wrapped
            .replace('\n', " ")
            .replace("Monday,", "Monday ,")
            .replace("it.", "it ."),
    );
}

#[test]
fn odd_text() {
    check("", "");
    check(" \n\t\u{a0} ", "");
    check("...", "...");
    check("a\u{301} b\u{200d}c", "a\u{301} b\u{200d}c");
    check("北京说。", "北京说 。");
    check("'", "'");
    check("She is 5. he is 6.", "She is 5 . he is 6 .");
    check(
        "They met again. then left.",
        "They met again . | then left .",
    );
}

#[test]
fn no_sentence_is_endless() {
    let text = "talks, ".repeat(1000);
    let sentences = split(&text);
    assert!(
        sentences
            .iter()
            .all(|sentence| sentence.len() <= super::LONGEST)
    );
    assert!(
        sentences
            .iter()
            .all(|sentence| &text[sentence[sentence.len() - 1].clone()] == ",")
    );
}

#[test]
fn time_is_linear() {
    let pieces = [
        "a", "a-", "1-", "a.", ")", "?)", "'", "\"", "www.", "www.)", "A. ", "@", "x@", "\n",
        "U.S. ", "ß’", "`", "a/",
    ];
    for piece in pieces {
        let text = piece.repeat(200_000);
        let started = std::time::Instant::now();
        split(&text);
        assert!(
            started.elapsed().as_secs() < 10,
            "{piece:?} takes {:?}",
            started.elapsed()
        );
    }
}

proptest! {
    #[test]
    fn words_cover_the_text(text in "(\\PC|[ \n.'\"A-Ca-c0-9-]){0,60}") {
        let mut end = 0;
        for word in split(&text).into_iter().flatten() {
            prop_assert!(text[end..word.start].trim().is_empty());
            prop_assert!(!text[word.clone()].is_empty());
            end = word.end;
        }
        prop_assert!(text[end..].trim().is_empty());
    }
}
