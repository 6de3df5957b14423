import { Button, SegmentedControl } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Empty } from "../../components/Panel";
import { Page } from "../../layout/Page";
import { NoticeCards } from "./NoticeCards";

const states: Schemas["NoticeState"][] = ["ready", "released", "pulled"];

export function NoticesPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const state = states.find((s) => s === params.get("state"));
  const notices = useInfiniteQuery({
    queryKey: ["notices", state ?? ""],
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/notices", { params: { query: { limit: 48, ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
    refetchInterval: (query) => (query.state.data?.pages.some((page) => page.items.some((n) => n.pages === 0)) ? 2_000 : 15_000),
  });
  const items = notices.data?.pages.flatMap((page) => page.items) ?? [];
  const data = [{ value: "all", label: t("case.all") }, ...states.map((s) => ({ value: s, label: t(`notice.state_${s}`) }))];
  return (
    <Page title={t("nav.notices")} crumb={t("notice.crumb")}>
      <div className="stack">
        <div className="row"><SegmentedControl size="xs" data={data} value={state ?? "all"} onChange={(value) => setParams(value === "all" ? {} : { state: value })} aria-label={t("notice.filter")} /></div>
        <ErrorNote error={notices.error} />
        {items.length ? <NoticeCards notices={items} /> : <Empty loading={notices.isPending}>{t("notice.none")}</Empty>}
        {notices.hasNextPage ? <div className="empty"><Button variant="default" onClick={() => void notices.fetchNextPage()}>{t("action.more")}</Button></div> : null}
      </div>
    </Page>
  );
}
