/** How a customer sounds: neutral where something speaks for it and something against. */
export const sentiments = ['positive', 'neutral', 'negative'] as const
export type Sentiment = (typeof sentiments)[number]
