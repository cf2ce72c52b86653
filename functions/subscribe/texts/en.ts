/** English. `{name}` is filled in; see fill.ts. */
export const en = {
  digest: {
    heading: 'What is new on {topic}',
    subject: '{top}',
    subjectMore: '{top} and {count} more',
    preview: 'Also: {titles}',
    alsoCovered: 'Also covered by',
    update: 'Update',
    updateNote: 'More outlets have taken this up since it was last in your mail.',
    undated: 'undated',
    unknownPublisher: 'source not stated',
    more: 'And {count} more on the web',
    moreOne: 'And one more on the web',
    web: 'Read on the web',
    reason: 'You get this because {address} is subscribed to {topic}, {rhythm}.',
    unsubscribe: 'Unsubscribe',
    preferences: 'Change how often',
    from: 'Sent by {site}',
    welcomeHeading: 'Welcome to {topic}',
    welcomeSubject: 'Welcome: the latest on {topic}',
    welcomeNote:
      'Your subscription is confirmed. This is where the news stands; from here on you get what is new, {rhythm}, and nothing when there is nothing.',
    welcomeEmpty: 'There is no news yet. The first mail comes when there is.',
    editionTitle: '{topic}: {subject}',
    editionsLink: 'All editions',
  },
  rhythm: {
    live: 'as it happens',
    hourly: 'at most every hour',
    daily: 'daily at {hour} ({zone})',
    weekly: 'every {weekday} at {hour} ({zone})',
  },
};
