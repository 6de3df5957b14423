import { Button, Table, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { isComposing } from "../../components/FieldInput";
import { Light } from "../../components/Light";
import { Empty, Panel } from "../../components/Panel";
import { toHalfWidth } from "../../domain/digits";
import { toKanaField } from "../../domain/kana";
import { formatWareki, parseDate } from "../../domain/wareki";
import { Page } from "../../layout/Page";
import "./households.css";

const fields = ["symbol", "number", "name", "kana", "birth_date"] as const;
type Words = Record<(typeof fields)[number], string>;
const nothing: Words = { symbol: "", number: "", name: "", kana: "", birth_date: "" };

/** What is asked of the server; null while it is not enough or no date. */
function toQuery(typed: Words): Partial<Words> | null {
  const birth = typed.birth_date.trim() ? parseDate(typed.birth_date) : null;
  if (birth && birth.kind !== "date") return null;
  const all: Words = {
    symbol: toHalfWidth(typed.symbol.trim()),
    number: toHalfWidth(typed.number.trim()),
    name: typed.name.trim().replace(/[ 　]+/g, "　"),
    kana: typed.kana.trim() ? toKanaField(typed.kana) : "",
    birth_date: birth?.iso ?? "",
  };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value)) as Partial<Words>;
  return given.number || given.name || given.kana || given.birth_date ? given : null;
}

function Found({ items }: { items: Schemas["FoundHousehold"][] }) {
  const { t } = useTranslation();
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>{["number", "head", "matched", "insured"].map((key) => <Table.Th key={key}>{t(`household.col_${key}`)}</Table.Th>)}</Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((item) => (
          <Table.Tr key={item.id}>
            <Table.Td className="nowrap"><Link to={`/households/${item.id}`}>{[item.symbol, item.number].filter(Boolean).join("-")}</Link></Table.Td>
            <Table.Td>
              <span className="row" style={{ gap: 10 }}><strong>{item.head ?? ""}</strong>{item.protected ? <Light tone="bad" tag>{t("case.protected")}</Light> : null}</span>
              {item.head_kana ? <div className="soft small">{item.head_kana}</div> : null}
            </Table.Td>
            <Table.Td>{item.matched ?? ""}</Table.Td>
            <Table.Td className="num">{t("household.people", { n: item.insured })}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** 加入者台帳: households by 記号番号 or by a member. What was asked stands in no address, since it names a person. */
export function HouseholdsPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const [typed, setTyped] = useState<Words>({ ...nothing, symbol: params.get("symbol") ?? "", number: params.get("number") ?? "" });
  const [asked, setAsked] = useState<Partial<Words> | null>(() => toQuery(typed));
  const results = useInfiniteQuery({
    queryKey: ["households", asked],
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/households", { params: { query: { ...asked, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
    enabled: asked !== null,
  });
  const query = toQuery(typed);
  const birth = typed.birth_date.trim() ? parseDate(typed.birth_date) : null;
  const birthNote = birth?.kind === "date" ? formatWareki(birth.iso) : birth ? t(birth.kind === "choose" ? "entry.whichEra" : `entry.date_${birth.reason}`) : t("search.birthHint");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (query) setAsked(query);
  };
  const items = results.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("household.title")} crumb={t("household.crumb")}>
      <div className="stack">
        <Panel title={t("household.criteria")}>
          <form className="household-form" onSubmit={submit}>
            {fields.map((field, index) => (
              <TextInput
                key={field}
                label={t(`search.${field}`)}
                description={field === "birth_date" ? birthNote : t(field === "kana" ? "household.kanaHint" : `search.${field}Hint`)}
                value={typed[field]}
                autoFocus={index === 0}
                onChange={(e) => setTyped({ ...typed, [field]: e.currentTarget.value })}
                onKeyDown={(e) => e.key === "Enter" && isComposing(e) && e.preventDefault()}
              />
            ))}
            <Button type="submit" size="sm" disabled={!query}>{t("search.submit")}</Button>
          </form>
        </Panel>
        <ErrorNote error={results.error} />
        {asked && !results.error ? (
          <Panel title={results.hasNextPage ? t("household.foundSoFar", { n: items.length }) : t("household.found", { n: items.length })} tight>
            {items.length ? <Found items={items} /> : <Empty loading={results.isFetching}>{t(results.hasNextPage ? "household.noneYet" : "household.none")}</Empty>}
            {results.hasNextPage ? <div className="empty" style={{ padding: 10 }}><Button variant="default" loading={results.isFetchingNextPage} onClick={() => void results.fetchNextPage()}>{t("household.goOn")}</Button></div> : null}
          </Panel>
        ) : null}
      </div>
    </Page>
  );
}
