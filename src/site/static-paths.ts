/** The addresses of generated pages, for `getStaticPaths`. */
import type { Catalog } from '../catalog/model.ts';
import { locales, type Locale } from '../i18n/locales.ts';
import { listSubjects, type Subject } from '../publish/subject/fields.ts';
import { getCatalog } from './load-catalog.ts';

interface Path<Params, Props> {
  params: Params;
  props: Props;
}

/** A page for each code and for each of its reasons. */
export function listSubjectPaths(catalog: Catalog): Path<{ subject: string }, Subject>[] {
  return listSubjects(catalog).map((subject) => {
    const { entry, reason } = subject;
    return { params: { subject: reason ? `${entry.slug}/${reason.id}` : entry.slug }, props: subject };
  });
}

/** Each of these pages in each language. */
export function inEachLocale<Params, Props>(
  list: (catalog: Catalog) => Path<Params, Props>[],
): () => Path<Params & { locale: Locale }, Props & { locale: Locale }>[] {
  return () => {
    const paths = list(getCatalog());
    return locales.flatMap((locale) => paths.map(({ params, props }) => ({ params: { ...params, locale }, props: { ...props, locale } })));
  };
}

/** A page that there is once in each language. */
export const getLocalePaths = inEachLocale(() => [{ params: {}, props: {} }]);
