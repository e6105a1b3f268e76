// Written by BuiltInRulesTests from the files of rules/. Do not edit:
//   IMPRIMATUR_UPDATE=1 swift test --filter BuiltInRulesTests
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char garbledz2dztext_debris[] = {
#embed "../../../rules/garbled-text/debris.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char garbledz2dztext_encoding[] = {
#embed "../../../rules/garbled-text/encoding.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char garbledz2dztext_evasion[] = {
#embed "../../../rules/garbled-text/evasion.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char garbledz2dztext_markup[] = {
#embed "../../../rules/garbled-text/markup.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char garbledz2dztext_names[] = {
#embed "../../../rules/garbled-text/names.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char garbledz2dztext_ocr[] = {
#embed "../../../rules/garbled-text/ocr.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char garbledz2dztext_punctuation[] = {
#embed "../../../rules/garbled-text/punctuation.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char garbledz2dztext_sentences[] = {
#embed "../../../rules/garbled-text/sentences.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char garbledz2dztext_templates[] = {
#embed "../../../rules/garbled-text/templates.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_advicez2dzchinese[] = {
#embed "../../../rules/investment-disclaimer/advice-chinese.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_advicez2dzeastern[] = {
#embed "../../../rules/investment-disclaimer/advice-eastern.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_advicez2dzframes[] = {
#embed "../../../rules/investment-disclaimer/advice-frames.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_advicez2dzgeneral[] = {
#embed "../../../rules/investment-disclaimer/advice-general.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_advicez2dzwestern[] = {
#embed "../../../rules/investment-disclaimer/advice-western.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_broken[] = {
#embed "../../../rules/investment-disclaimer/broken.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_context[] = {
#embed "../../../rules/investment-disclaimer/context.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_facts[] = {
#embed "../../../rules/investment-disclaimer/facts.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_house[] = {
#embed "../../../rules/investment-disclaimer/house.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_jurisdictions[] = {
#embed "../../../rules/investment-disclaimer/jurisdictions.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_need[] = {
#embed "../../../rules/investment-disclaimer/need.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_promisez2dzchinese[] = {
#embed "../../../rules/investment-disclaimer/promise-chinese.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_promisez2dzeastern[] = {
#embed "../../../rules/investment-disclaimer/promise-eastern.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_promisez2dzframes[] = {
#embed "../../../rules/investment-disclaimer/promise-frames.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_promisez2dzwestern[] = {
#embed "../../../rules/investment-disclaimer/promise-western.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_statement[] = {
#embed "../../../rules/investment-disclaimer/statement.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_wordings[] = {
#embed "../../../rules/investment-disclaimer/wordings.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_garbled[] = {
#embed "../../../rules/lexicon/garbled.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_investmentz2dzassets[] = {
#embed "../../../rules/lexicon/investment-assets.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_investmentz2dzframes[] = {
#embed "../../../rules/lexicon/investment-frames.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_investmentz2dztrades[] = {
#embed "../../../rules/lexicon/investment-trades.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_investmentz2dzwordings[] = {
#embed "../../../rules/lexicon/investment-wordings.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_investment[] = {
#embed "../../../rules/lexicon/investment.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_repostz2dzeast[] = {
#embed "../../../rules/lexicon/repost-east.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_repostz2dzuse[] = {
#embed "../../../rules/lexicon/repost-use.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_repostz2dzwest[] = {
#embed "../../../rules/lexicon/repost-west.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_repost[] = {
#embed "../../../rules/lexicon/repost.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_sitez2dztitles[] = {
#embed "../../../rules/lexicon/site-titles.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_sitez2dztopics[] = {
#embed "../../../rules/lexicon/site-topics.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_spdx[] = {
#embed "../../../rules/lexicon/spdx.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_topics[] = {
#embed "../../../rules/lexicon/topics.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char messages[] = {
#embed "../../../rules/messages.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char profiles[] = {
#embed "../../../rules/profiles.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char record_facts[] = {
#embed "../../../rules/record/facts.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char relating[] = {
#embed "../../../rules/relating.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_chinese[] = {
#embed "../../../rules/repost-ban/chinese.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_context[] = {
#embed "../../../rules/repost-ban/context.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_contradictions[] = {
#embed "../../../rules/repost-ban/contradictions.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_eastern[] = {
#embed "../../../rules/repost-ban/eastern.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_findings[] = {
#embed "../../../rules/repost-ban/findings.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_licence[] = {
#embed "../../../rules/repost-ban/licence.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_machine[] = {
#embed "../../../rules/repost-ban/machine.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_orient[] = {
#embed "../../../rules/repost-ban/orient.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_owner[] = {
#embed "../../../rules/repost-ban/owner.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_policy[] = {
#embed "../../../rules/repost-ban/policy.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_romance[] = {
#embed "../../../rules/repost-ban/romance.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_slavic[] = {
#embed "../../../rules/repost-ban/slavic.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_southeast[] = {
#embed "../../../rules/repost-ban/southeast.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_use[] = {
#embed "../../../rules/repost-ban/use.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_western[] = {
#embed "../../../rules/repost-ban/western.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char sitez2dztitle_heading[] = {
#embed "../../../rules/site-title/heading.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char sitez2dztitle_host[] = {
#embed "../../../rules/site-title/host.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char sitez2dztitle_publisher[] = {
#embed "../../../rules/site-title/publisher.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char sitez2dztitle_stuffed[] = {
#embed "../../../rules/site-title/stuffed.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char sitez2dztitle_template[] = {
#embed "../../../rules/site-title/template.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char sitez2dztitle_titles[] = {
#embed "../../../rules/site-title/titles.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char sitez2dztitle_topic[] = {
#embed "../../../rules/site-title/topic.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char suppression_suppressions[] = {
#embed "../../../rules/suppression/suppressions.yaml" suffix(, 0) if_empty(0)
};

static const ImprimaturFile imprimatur_files[] = {
  {"garbled-text/debris.yaml", garbledz2dztext_debris, sizeof garbledz2dztext_debris - 1},
  {"garbled-text/encoding.yaml", garbledz2dztext_encoding, sizeof garbledz2dztext_encoding - 1},
  {"garbled-text/evasion.yaml", garbledz2dztext_evasion, sizeof garbledz2dztext_evasion - 1},
  {"garbled-text/markup.yaml", garbledz2dztext_markup, sizeof garbledz2dztext_markup - 1},
  {"garbled-text/names.yaml", garbledz2dztext_names, sizeof garbledz2dztext_names - 1},
  {"garbled-text/ocr.yaml", garbledz2dztext_ocr, sizeof garbledz2dztext_ocr - 1},
  {"garbled-text/punctuation.yaml", garbledz2dztext_punctuation, sizeof garbledz2dztext_punctuation - 1},
  {"garbled-text/sentences.yaml", garbledz2dztext_sentences, sizeof garbledz2dztext_sentences - 1},
  {"garbled-text/templates.yaml", garbledz2dztext_templates, sizeof garbledz2dztext_templates - 1},
  {"investment-disclaimer/advice-chinese.yaml", investmentz2dzdisclaimer_advicez2dzchinese, sizeof investmentz2dzdisclaimer_advicez2dzchinese - 1},
  {"investment-disclaimer/advice-eastern.yaml", investmentz2dzdisclaimer_advicez2dzeastern, sizeof investmentz2dzdisclaimer_advicez2dzeastern - 1},
  {"investment-disclaimer/advice-frames.yaml", investmentz2dzdisclaimer_advicez2dzframes, sizeof investmentz2dzdisclaimer_advicez2dzframes - 1},
  {"investment-disclaimer/advice-general.yaml", investmentz2dzdisclaimer_advicez2dzgeneral, sizeof investmentz2dzdisclaimer_advicez2dzgeneral - 1},
  {"investment-disclaimer/advice-western.yaml", investmentz2dzdisclaimer_advicez2dzwestern, sizeof investmentz2dzdisclaimer_advicez2dzwestern - 1},
  {"investment-disclaimer/broken.yaml", investmentz2dzdisclaimer_broken, sizeof investmentz2dzdisclaimer_broken - 1},
  {"investment-disclaimer/context.yaml", investmentz2dzdisclaimer_context, sizeof investmentz2dzdisclaimer_context - 1},
  {"investment-disclaimer/facts.yaml", investmentz2dzdisclaimer_facts, sizeof investmentz2dzdisclaimer_facts - 1},
  {"investment-disclaimer/house.yaml", investmentz2dzdisclaimer_house, sizeof investmentz2dzdisclaimer_house - 1},
  {"investment-disclaimer/jurisdictions.yaml", investmentz2dzdisclaimer_jurisdictions, sizeof investmentz2dzdisclaimer_jurisdictions - 1},
  {"investment-disclaimer/need.yaml", investmentz2dzdisclaimer_need, sizeof investmentz2dzdisclaimer_need - 1},
  {"investment-disclaimer/promise-chinese.yaml", investmentz2dzdisclaimer_promisez2dzchinese, sizeof investmentz2dzdisclaimer_promisez2dzchinese - 1},
  {"investment-disclaimer/promise-eastern.yaml", investmentz2dzdisclaimer_promisez2dzeastern, sizeof investmentz2dzdisclaimer_promisez2dzeastern - 1},
  {"investment-disclaimer/promise-frames.yaml", investmentz2dzdisclaimer_promisez2dzframes, sizeof investmentz2dzdisclaimer_promisez2dzframes - 1},
  {"investment-disclaimer/promise-western.yaml", investmentz2dzdisclaimer_promisez2dzwestern, sizeof investmentz2dzdisclaimer_promisez2dzwestern - 1},
  {"investment-disclaimer/statement.yaml", investmentz2dzdisclaimer_statement, sizeof investmentz2dzdisclaimer_statement - 1},
  {"investment-disclaimer/wordings.yaml", investmentz2dzdisclaimer_wordings, sizeof investmentz2dzdisclaimer_wordings - 1},
  {"lexicon/garbled.yaml", lexicon_garbled, sizeof lexicon_garbled - 1},
  {"lexicon/investment-assets.yaml", lexicon_investmentz2dzassets, sizeof lexicon_investmentz2dzassets - 1},
  {"lexicon/investment-frames.yaml", lexicon_investmentz2dzframes, sizeof lexicon_investmentz2dzframes - 1},
  {"lexicon/investment-trades.yaml", lexicon_investmentz2dztrades, sizeof lexicon_investmentz2dztrades - 1},
  {"lexicon/investment-wordings.yaml", lexicon_investmentz2dzwordings, sizeof lexicon_investmentz2dzwordings - 1},
  {"lexicon/investment.yaml", lexicon_investment, sizeof lexicon_investment - 1},
  {"lexicon/repost-east.yaml", lexicon_repostz2dzeast, sizeof lexicon_repostz2dzeast - 1},
  {"lexicon/repost-use.yaml", lexicon_repostz2dzuse, sizeof lexicon_repostz2dzuse - 1},
  {"lexicon/repost-west.yaml", lexicon_repostz2dzwest, sizeof lexicon_repostz2dzwest - 1},
  {"lexicon/repost.yaml", lexicon_repost, sizeof lexicon_repost - 1},
  {"lexicon/site-titles.yaml", lexicon_sitez2dztitles, sizeof lexicon_sitez2dztitles - 1},
  {"lexicon/site-topics.yaml", lexicon_sitez2dztopics, sizeof lexicon_sitez2dztopics - 1},
  {"lexicon/spdx.yaml", lexicon_spdx, sizeof lexicon_spdx - 1},
  {"lexicon/topics.yaml", lexicon_topics, sizeof lexicon_topics - 1},
  {"messages.yaml", messages, sizeof messages - 1},
  {"profiles.yaml", profiles, sizeof profiles - 1},
  {"record/facts.yaml", record_facts, sizeof record_facts - 1},
  {"relating.yaml", relating, sizeof relating - 1},
  {"repost-ban/chinese.yaml", repostz2dzban_chinese, sizeof repostz2dzban_chinese - 1},
  {"repost-ban/context.yaml", repostz2dzban_context, sizeof repostz2dzban_context - 1},
  {"repost-ban/contradictions.yaml", repostz2dzban_contradictions, sizeof repostz2dzban_contradictions - 1},
  {"repost-ban/eastern.yaml", repostz2dzban_eastern, sizeof repostz2dzban_eastern - 1},
  {"repost-ban/findings.yaml", repostz2dzban_findings, sizeof repostz2dzban_findings - 1},
  {"repost-ban/licence.yaml", repostz2dzban_licence, sizeof repostz2dzban_licence - 1},
  {"repost-ban/machine.yaml", repostz2dzban_machine, sizeof repostz2dzban_machine - 1},
  {"repost-ban/orient.yaml", repostz2dzban_orient, sizeof repostz2dzban_orient - 1},
  {"repost-ban/owner.yaml", repostz2dzban_owner, sizeof repostz2dzban_owner - 1},
  {"repost-ban/policy.yaml", repostz2dzban_policy, sizeof repostz2dzban_policy - 1},
  {"repost-ban/romance.yaml", repostz2dzban_romance, sizeof repostz2dzban_romance - 1},
  {"repost-ban/slavic.yaml", repostz2dzban_slavic, sizeof repostz2dzban_slavic - 1},
  {"repost-ban/southeast.yaml", repostz2dzban_southeast, sizeof repostz2dzban_southeast - 1},
  {"repost-ban/use.yaml", repostz2dzban_use, sizeof repostz2dzban_use - 1},
  {"repost-ban/western.yaml", repostz2dzban_western, sizeof repostz2dzban_western - 1},
  {"site-title/heading.yaml", sitez2dztitle_heading, sizeof sitez2dztitle_heading - 1},
  {"site-title/host.yaml", sitez2dztitle_host, sizeof sitez2dztitle_host - 1},
  {"site-title/publisher.yaml", sitez2dztitle_publisher, sizeof sitez2dztitle_publisher - 1},
  {"site-title/stuffed.yaml", sitez2dztitle_stuffed, sizeof sitez2dztitle_stuffed - 1},
  {"site-title/template.yaml", sitez2dztitle_template, sizeof sitez2dztitle_template - 1},
  {"site-title/titles.yaml", sitez2dztitle_titles, sizeof sitez2dztitle_titles - 1},
  {"site-title/topic.yaml", sitez2dztitle_topic, sizeof sitez2dztitle_topic - 1},
  {"suppression/suppressions.yaml", suppression_suppressions, sizeof suppression_suppressions - 1},
};
