// Written by BuiltInRulesTests from the files of rules/. Do not edit:
//   IMPRIMATUR_UPDATE=1 swift test --filter BuiltInRulesTests
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char garbledz2dztext_debris[] = {
#embed "../../../rules/garbled-text/debris.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char garbledz2dztext_encoding[] = {
#embed "../../../rules/garbled-text/encoding.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char garbledz2dztext_names[] = {
#embed "../../../rules/garbled-text/names.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char garbledz2dztext_punctuation[] = {
#embed "../../../rules/garbled-text/punctuation.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_facts[] = {
#embed "../../../rules/investment-disclaimer/facts.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_need[] = {
#embed "../../../rules/investment-disclaimer/need.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char investmentz2dzdisclaimer_statement[] = {
#embed "../../../rules/investment-disclaimer/statement.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_garbled[] = {
#embed "../../../rules/lexicon/garbled.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_investment[] = {
#embed "../../../rules/lexicon/investment.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_repost[] = {
#embed "../../../rules/lexicon/repost.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_sitez2dztitles[] = {
#embed "../../../rules/lexicon/site-titles.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char lexicon_topics[] = {
#embed "../../../rules/lexicon/topics.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char messages[] = {
#embed "../../../rules/messages.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char record_facts[] = {
#embed "../../../rules/record/facts.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_chinese[] = {
#embed "../../../rules/repost-ban/chinese.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_context[] = {
#embed "../../../rules/repost-ban/context.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_eastern[] = {
#embed "../../../rules/repost-ban/eastern.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_licence[] = {
#embed "../../../rules/repost-ban/licence.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_policy[] = {
#embed "../../../rules/repost-ban/policy.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_western[] = {
#embed "../../../rules/repost-ban/western.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char sitez2dztitle_titles[] = {
#embed "../../../rules/site-title/titles.yaml" suffix(, 0) if_empty(0)
};

static const ImprimaturFile imprimatur_files[] = {
  {"garbled-text/debris.yaml", garbledz2dztext_debris, sizeof garbledz2dztext_debris - 1},
  {"garbled-text/encoding.yaml", garbledz2dztext_encoding, sizeof garbledz2dztext_encoding - 1},
  {"garbled-text/names.yaml", garbledz2dztext_names, sizeof garbledz2dztext_names - 1},
  {"garbled-text/punctuation.yaml", garbledz2dztext_punctuation, sizeof garbledz2dztext_punctuation - 1},
  {"investment-disclaimer/facts.yaml", investmentz2dzdisclaimer_facts, sizeof investmentz2dzdisclaimer_facts - 1},
  {"investment-disclaimer/need.yaml", investmentz2dzdisclaimer_need, sizeof investmentz2dzdisclaimer_need - 1},
  {"investment-disclaimer/statement.yaml", investmentz2dzdisclaimer_statement, sizeof investmentz2dzdisclaimer_statement - 1},
  {"lexicon/garbled.yaml", lexicon_garbled, sizeof lexicon_garbled - 1},
  {"lexicon/investment.yaml", lexicon_investment, sizeof lexicon_investment - 1},
  {"lexicon/repost.yaml", lexicon_repost, sizeof lexicon_repost - 1},
  {"lexicon/site-titles.yaml", lexicon_sitez2dztitles, sizeof lexicon_sitez2dztitles - 1},
  {"lexicon/topics.yaml", lexicon_topics, sizeof lexicon_topics - 1},
  {"messages.yaml", messages, sizeof messages - 1},
  {"record/facts.yaml", record_facts, sizeof record_facts - 1},
  {"repost-ban/chinese.yaml", repostz2dzban_chinese, sizeof repostz2dzban_chinese - 1},
  {"repost-ban/context.yaml", repostz2dzban_context, sizeof repostz2dzban_context - 1},
  {"repost-ban/eastern.yaml", repostz2dzban_eastern, sizeof repostz2dzban_eastern - 1},
  {"repost-ban/licence.yaml", repostz2dzban_licence, sizeof repostz2dzban_licence - 1},
  {"repost-ban/policy.yaml", repostz2dzban_policy, sizeof repostz2dzban_policy - 1},
  {"repost-ban/western.yaml", repostz2dzban_western, sizeof repostz2dzban_western - 1},
  {"site-title/titles.yaml", sitez2dztitle_titles, sizeof sitez2dztitle_titles - 1},
};
