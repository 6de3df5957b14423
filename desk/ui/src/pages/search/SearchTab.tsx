import { Button, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { isComposing } from "../../components/FieldInput";
import { Empty, Panel } from "../../components/Panel";
import { toHalfWidth } from "../../domain/digits";
import { toKanaField } from "../../domain/kana";
import { formatWareki, parseDate } from "../../domain/wareki";
import { CaseTable } from "../cases/CaseTable";
import "./search.css";

interface Criteria {
  name?: string;
  kana?: string;
  symbol?: string;
  number?: string;
  birth_date?: string;
  receipt_number?: string;
}

const fields = ["name", "kana", "symbol", "number", "birth_date", "receipt_number"] as const;
type Field = (typeof fields)[number];

function toCriteria(typed: Record<Field, string>): Criteria | null {
  const birth = typed.birth_date.trim() ? parseDate(typed.birth_date) : null;
  if (birth && birth.kind !== "date") return null;
  const all: Criteria = {
    name: typed.name.trim().replace(/[ 　]+/g, "　"),
    kana: typed.kana.trim() ? toKanaField(typed.kana) : "",
    symbol: toHalfWidth(typed.symbol.trim()),
    number: toHalfWidth(typed.number.trim()),
    birth_date: birth?.iso ?? "",
    receipt_number: toHalfWidth(typed.receipt_number.trim()),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value)) as Criteria;
}

export function SearchTab() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Record<Field, string>>({ name: "", kana: "", symbol: "", number: "", birth_date: "", receipt_number: "" });
  const [asked, setAsked] = useState<Criteria | null>(null);
  const results = useInfiniteQuery({
    queryKey: ["search", asked],
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/search", { params: { query: { ...asked, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
    enabled: asked !== null,
  });
  const criteria = toCriteria(typed);
  const birth = typed.birth_date.trim() ? parseDate(typed.birth_date) : null;
  const birthNote = birth?.kind === "date" ? formatWareki(birth.iso) : birth ? t(birth.kind === "choose" ? "entry.whichEra" : `entry.date_${birth.reason}`) : "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (criteria && Object.keys(criteria).length) setAsked(criteria);
  };
  const items = results.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="stack">
      <Panel title={t("search.criteria")}>
        <form className="search-form" onSubmit={submit}>
          {fields.map((field, index) => (
            <TextInput
              key={field}
              label={t(`search.${field}`)}
              description={field === "birth_date" ? birthNote || t("search.birthHint") : t(`search.${field}Hint`)}
              value={typed[field]}
              autoFocus={index === 0}
              onChange={(e) => setTyped({ ...typed, [field]: e.currentTarget.value })}
              onKeyDown={(e) => e.key === "Enter" && isComposing(e) && e.preventDefault()}
            />
          ))}
          <Button type="submit" size="sm" disabled={!criteria || !Object.keys(criteria).length}>{t("search.submit")}</Button>
        </form>
      </Panel>
      <ErrorNote error={results.error} />
      {asked ? (
        <Panel title={t("search.found", { n: results.data?.pages[0]?.total ?? items.length })} tight>
          {items.length ? <CaseTable items={items} /> : <Empty loading={results.isFetching}>{t("search.none")}</Empty>}
          {results.hasNextPage ? <div className="more"><Button variant="default" onClick={() => void results.fetchNextPage()}>{t("action.more")}</Button></div> : null}
        </Panel>
      ) : null}
    </div>
  );
}
