import { defineCollection } from 'astro:content';
import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { z } from 'zod';
import { uiStringsSchema } from './i18n/strings.ts';

const makeGuideSchema = docsSchema({
  extend: z.object({
    /** The page writes its own `h1`. Set by generated pages only. */
    ownTitle: z.boolean().default(false),
    /** The place of a guide in its list. */
    order: z.number().optional(),
    /** What people ask whom a guide answers, where its title does not say it. */
    words: z.array(z.string()).default([]),
  }),
});
/** Made once: Starlight asks for it again with each generated page. What it depends on, how pictures are found, no page here has. */
let guideSchema: ReturnType<typeof makeGuideSchema> | undefined;

export const collections = {
  /** Pages written by hand: the guides. */
  docs: defineCollection({ loader: docsLoader(), schema: (context) => (guideSchema ??= makeGuideSchema(context)) }),
  /** The words of the interface. */
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema({ extend: uiStringsSchema }) }),
};
