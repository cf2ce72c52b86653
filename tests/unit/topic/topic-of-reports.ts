import { type PreparedTopic, prepareTopic } from '../../../functions/topic/prepare-topic.ts';

/** A report with its title in the first line. */
export function readReport(report: string): { readonly title: string; readonly text: string } {
  const end = report.indexOf('\n');
  return { title: report.slice(0, end), text: report.slice(end + 1) };
}

/** A topic that has these reports for examples, and no query. */
export function topicOf(reports: readonly string[]): PreparedTopic {
  return prepareTopic({
    slug: 'reports',
    title: 'Reports',
    description: '',
    language: 'en',
    query: { any: [], all: [], none: [] },
    examples: reports.map((report, place) => ({ name: `${place}.txt`, ...readReport(report) })),
    sources: [],
  });
}
