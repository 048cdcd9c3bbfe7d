// The site as Eleventy builds it: Nunjucks layouts, collections made once, filters as small as can be.
const byName = (first, second) => (first.data.title < second.data.title ? -1 : 1);
const newestFirst = (first, second) => second.date - first.date || (second.data.slug < first.data.slug ? -1 : 1);
const MONTHS = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });
const DAYS = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const LISTS = new Intl.ListFormat("en-GB");

module.exports = function (config) {
  config.addPassthroughCopy("assets");

  config.addCollection("ingredients", (api) => api.getFilteredByGlob("ingredients/*.md").sort(byName));
  config.addCollection("guides", (api) => api.getFilteredByGlob("categories/*.md").sort(byName));
  config.addCollection("newest", (api) => api.getFilteredByGlob("ingredients/*.md").sort(newestFirst).slice(0, 30));
  config.addCollection("bySlug", (api) => bySlug(api.getFilteredByGlob("ingredients/*.md")));
  config.addCollection("guidesBySlug", (api) => bySlug(api.getFilteredByGlob("categories/*.md")));
  config.addCollection("members", (api) => {
    const members = {};
    for (const page of api.getFilteredByGlob("ingredients/*.md").sort(byName)) {
      for (const [category, strength] of Object.entries(page.data.strengths)) {
        members[category] ??= {};
        (members[category][strength] ??= []).push(page);
      }
    }
    return members;
  });

  config.addFilter("pick", (pages, slugs) => slugs.map((slug) => pages[slug]).filter(Boolean));
  config.addFilter("letters", (pages) => Object.entries(byLetter(pages)));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("month", (date) => MONTHS.format(new Date(date)));
  config.addFilter("fullDate", (date) => DAYS.format(new Date(date)));
  config.addFilter("number", (place) => parseInt(place, 10));
  config.addFilter("sentence", (text) => text[0].toUpperCase() + text.slice(1));
  config.addFilter("citations", (sources) => sources.map(citation));
  config.addFilter("words", (items) => LISTS.format(items));
};

function citation(source) {
  return {
    "@type": "ScholarlyArticle", name: source.title, url: source.url, datePublished: String(source.year),
    isPartOf: { "@type": "Periodical", name: source.publisher },
  };
}

function bySlug(pages) {
  return Object.fromEntries(pages.map((page) => [page.data.slug, page]));
}

function byLetter(pages) {
  const letters = {};
  for (const page of pages) (letters[page.data.title[0].toUpperCase()] ??= []).push(page);
  return letters;
}
