"""The words around a number that decide what it means, in four languages.

Chinese stands in Simplified characters: texts are folded before they are searched. A cue is
(group, value), such as ("kind", "target").
"""

from collections.abc import Iterator

from sources.quantities.numerals import by_word
from sources.quantities.parse import LEADS

Cue = tuple[str, str]

_KIND = {
    "target": "计划|计画|规划|calls for|call for|力争|力争达|力争达到|目标|目标是|争取|计划到"
    "|规划到|将建成|拟|aims to|aim to|aiming to|aiming for|aims for|aims at|target|targets"
    "|targeting|targeted|goal|goals|plans to|plan to|planned|plans|seeks to|hopes to"
    "|intends to|set to reach|wants to|phấn đấu|mục tiêu|nhằm mục đích|đặt mục tiêu|hướng tới"
    "|hướng đến|dự định|sẽ đạt|lên kế hoạch|có kế hoạch|đặt kế hoạch",
    "forecast": "将达到|将达|将超过|将超|预计|预测|预期|有望|forecast|forecasts|projected"
    "|projects|expected to|is expected|are expected|will reach|predicted|predicts|dự báo"
    "|dự kiến|được kỳ vọng|kỳ vọng",
    "estimate": "估计|估算|据估算|estimated|an estimated|estimate|estimates|ước tính|ước đạt|ước",
    "provisional": "初步核算|初步统计|初步测算|preliminary|provisional|sơ bộ",
    "actual": "已|已经|目前|现有|截至|实现了|đã|hiện có|hiện nay|hiện|tính đến|currently"
    "|already|as of|so far",
}
_GROWTH = {
    "verb": "缩水|萎缩|跌|少了|降低|回落|减|降|增|多了|sụt giảm|sụt|giảm nhẹ|giảm mạnh|tăng nhẹ"
    "|tăng mạnh|tăng trưởng thêm|fallen|falling|falls|declines|drops|decrease|shrank|shrunk"
    "|slipped|slid|plunged|contracted|slumped|dipped|narrowed|edged up|added|rising|增长|增长了"
    "|增加|增加了|同比增长|环比增长|上升|提高|提升|上涨|涨|年增|月增|年减"
    "|成长|衰退|扩大|下降|减少|下滑|下跌|tăng|tăng thêm|giảm|grew|grow|grown|grows|rose|rise"
    "|rises|risen|increased|increase|increases|increasing|up|climbed|jumped|surged|expanded"
    "|gained|fell|fall|down|declined|dropped|decreased|growing|soared|advanced",
    "noun": "增速|成长率|年增率|增长率|增幅|年均增长|复合增长率|同比|降幅|涨幅|跌幅|负增长"
    "|mức giảm|fall of|decrease of|tốc độ tăng"
    "|tăng trưởng|mức tăng|tốc độ tăng trưởng|growth|growth rate|growth of|year-on-year"
    "|year on year|annual growth|so với cùng kỳ|an increase of|increase of|a rise of|rise of"
    "|decline of|drop of",
    "level": "降至|减至|降到|跌至|跌到|增到|chỉ còn|còn|至|到|增至|升至|达到|增加到|提高到|增长到"
    "|增长至|lên|lên tới|lên đến|lên mức"
    "|xuống|xuống còn|đạt|to|to reach|reaching|reached|from|từ|由|从",
}
_FALL = {
    "": "下降|减少|下滑|下跌|衰退|年减|降幅|缩水|萎缩|跌|少了|降低|回落|负增长|减|跌幅|降"
    "|giảm|mức giảm|sụt giảm|sụt|giảm nhẹ|giảm mạnh|fell|fall|falls|fallen|falling|down|declined"
    "|decline|declines|dropped|drops|decreased|decrease|shrank|shrunk|slipped|slid|plunged"
    "|contracted|slumped|dipped|decline of|drop of|fall of|decrease of|lost|narrowed|cut"
}
_NEUTRAL = {
    "": "makes up|made up|make up|making up|set up|start up|up to|growth engine|增加值|增值税"
    "|增值|增长极|增长点|tăng cường|giảm thiểu|上升期|增值|新增|增设|降水|降温|加减|减排|下降到"
    "|多了解|增强|增速|downtown|down payment|giảm nghèo|giảm phát",
}
_PART = {
    "share": "占|占比|比重|比例|份额|贡献率|share|shares|proportion|percentage of|accounts for"
    "|accounted for|accounting for|account for|makes up|made up|making up|chiếm|tỷ trọng|tỷ lệ"
    "|thị phần|tương đương",
    "difference": "相差|差距|高出|超出|高于|低于|领先|cao hơn|thấp hơn|chênh|chênh lệch|gap"
    "|higher than|lower than|percentage points above|ahead of|difference",
    "of": "占|占全|of|in|của|trong",
}
_TIME = {
    "as_of": "截至|截止|截止到|截至到|as of|as at|at|at the|until|tính đến|tính tới|vào"
    "|cho đến|hết",
    "by": "到|至|by|by the|before|đến|tới|trước|until",
    "base": "比|较|相比|与|自|从|自从|较之|than|from|since|compared with|compared to|versus"
    "|so với|kể từ|từ|so với cùng kỳ|against|以",
    "now": "目前|如今|今天|现在|当前|现有|now|today|currently|at present|hiện|hiện nay"
    "|hiện tại|hiện có|ngày nay|hiện đang",
    "window": "近|过去|最近|前|past|last|previous|the last|the past|recent|next|未来|trong|sau"
    "|in|within|over|in just|chỉ trong|chỉ sau|vòng|trong vòng|在|仅用|短短|just|over the past"
    "|over the last",
    "window_end": "qua|gần đây|gần nhất|trở lại đây|vừa qua|tới|内|以来|间|时间|里|that follow",
}
_YEARS = {
    "-2": "前年|năm kia|the year before last",
    "-1": "去年|上年|上一年|上年度|last year|previous year|the year before|a year earlier"
    "|năm ngoái|năm trước|trong năm qua",
    "same": "全年|当年|cả năm|for the whole year|for the full year|that year",
    "0": "今年|本年|本年度|this year|the current year|năm nay",
    "1": "明年|next year|năm tới|năm sau",
}
_SPAN_OF_YEAR = {
    "": "quarter|quarters|half|months|quý|tháng|nửa|january|february|march|april|may|june|july"
    "|august|september|october|november|december",
}
_PLANS = {
    "2011": "十二五|12th five-year plan|twelfth five-year plan",
    "2016": "十三五|13th five-year plan|thirteenth five-year plan",
    "2021": "十四五|14th five-year plan|fourteenth five-year plan|kế hoạch 5 năm lần thứ 14"
    "|kế hoạch năm năm lần thứ 14",
    "2026": "十五五|15th five-year plan|fifteenth five-year plan|kế hoạch 5 năm lần thứ 15"
    "|kế hoạch năm năm lần thứ 15",
}
_SPANS = {
    "60": "the past five years|the last five years|năm năm qua",
    "120": "the past decade|the last decade|past ten years|last ten years|thập kỷ qua"
    "|thập niên qua|mười năm qua",
}
_RANK = {
    "place": "排名|排|排在|排行|位居|位列|名列|居|居于|跻身|列|全国|全球|世界|亚洲|全省|国内"
    "|全市|市场|密度|规模|总量|均居|稳居|ranked|ranks|rank|ranking|placed|came|place|xếp"
    "|xếp hạng|xếp thứ|đứng|đứng thứ|hạng|vị trí|vị trí thứ|thứ hạng|giữ vị trí",
    "list": "top|前|tốp|the top|best|排行榜前|十大|百强|五百强",
}
_SELF = {
    "hub": "the city|the province|the district|the municipality|全市|全省|全区|该市|该省|本市"
    "|当地|我市|我省|thành phố|tỉnh|toàn thành phố|toàn tỉnh|địa phương",
    "province": "the province|the province as a whole|province-wide|全省|该省|我省|toàn tỉnh"
    "|tỉnh này"
    "|của tỉnh",
    "company": "the company|the firm|the group|公司|该公司|该企业|集团|công ty|tập đoàn|hãng",
}
_PLACED = {
    "": "in|at|from|ở|tại|từ|tới|在|位于|位於|设在|设于|从|来自|扎根|落户|坐落于|于|outside"
    "|near|throughout|across|to|到|至|迁至|放到|移至|搬到|outside of|of|của|west of|east of"
    "|north of|south of|based in|设于|就在",
}
_SET = {
    "each": "分别|分別|各|依次|respectively|lần lượt|tương ứng",
    "former": "前者|the former|thành phố đầu|nơi đầu",
    "latter": "后者|the latter|thành phố sau|nơi sau",
}
_NOT = {
    "each": "per|every|mỗi|每|each of",
    "version": "version|phiên bản|chapter|chương|section|phần|page|trang|figure|hình|điều"
    "|khoản|article|bài|số|line|lane|model|room|phòng|tầng|floor|kênh|series|part|episode|tập"
    "|mùa|season|hotline|tel|điện thoại|sđt|电话|热线|邮编|尺码|型号|no|số hiệu|chuyến"
    "|quyết định|nghị quyết",
}
_PRESENCE = {
    "headquarters": "总部|总部位于|总部设在|总部设于|总部在|大本营|headquartered|headquarters"
    "|head office|có trụ sở|đặt trụ sở|trụ sở chính|trụ sở|đại bản doanh|đại bản doanh của",
    "home": "home to|home of|the home of|quê hương của|là nơi đặt|nơi đặt trụ sở",
    "born": "诞生了|孕育了|培育了|孵化出|孵化了|走出了|birthplace of|cái nôi của|gave birth to"
    "|sản sinh ra|khai sinh",
    "from": "来自|出自|扎根|落户|位于|坐落于|đến từ|based in|is based|are based|from"
    "|located in|nằm ở|nằm tại|đóng tại|đóng ở",
    "founded": "成立于|创立于|创办于|创建于|诞生于|起步于|始于|起家于|founded in"
    "|established in|started in|set up in|began in|born in|ra đời tại|ra đời ở|thành lập tại"
    "|thành lập ở|khởi nghiệp tại|khởi nghiệp ở|sáng lập tại|được thành lập",
    "operations": "operations|operates in|offices in|office in|hoạt động tại|hoạt động ở"
    "|văn phòng tại|văn phòng ở|chi nhánh tại|chi nhánh ở|分公司|进驻|入驻|开店|设有|设立了"
    "|落地",
    "research": "研发中心|研究院设在|research centre|research center|r&d centre|r&d center"
    "|research lab|trung tâm nghiên cứu|trung tâm r&d",
    "manufacturing": "工厂|生产基地|制造基地|factory|factories|plant|plants|nhà máy|cơ sở sản xuất",
    "data_centre": "数据中心|计算中心|超算中心|data centre|data center|data centres"
    "|data centers|trung tâm dữ liệu|trung tâm điện toán|trung tâm siêu máy tính",
}
_EVENT = {
    "founding": "成立|创立|创办|创建|诞生|founded|established|was set up|incorporated"
    "|thành lập|được thành lập|ra đời|sáng lập",
    "policy": "颁布|出台|印发|批准|实施|发布的|发布|issued|enacted|approved|promulgated"
    "|adopted|ban hành|công bố|phê duyệt|thông qua",
    "product": "推出|上线|开源|亮相|launched|unveiled|released|introduced|ra mắt|giới thiệu"
    "|trình làng",
    "designation": "获批|被列为|被认定|被确定|入选|designated|was named|selected as|recognised"
    "|recognized|được chỉ định|được công nhận|được chọn|chỉ định",
    "milestone": "建成|投产|投入使用|开通|启用|上市|竣工|开工|opened|completed|went public"
    "|inaugurated|khánh thành|khởi công|hoàn thành|đi vào hoạt động|niêm yết|khai trương|建设"
    "|xây dựng|build",
}
GROUPS = {
    "lead": LEADS,
    "kind": _KIND,
    "growth": _GROWTH,
    "fall": _FALL,
    "neutral": _NEUTRAL,
    "part": _PART,
    "time": _TIME,
    "year": _YEARS,
    "span_of_year": _SPAN_OF_YEAR,
    "plan": _PLANS,
    "span": _SPANS,
    "rank": _RANK,
    "self": _SELF,
    "placed": _PLACED,
    "set": _SET,
    "not": _NOT,
    "presence": _PRESENCE,
    "event": _EVENT,
}


def cues() -> Iterator[tuple[str, Cue]]:
    """Yield every cue with its meaning; a word may have several."""
    for group, table in GROUPS.items():
        for value, words in table.items():
            for word in by_word({value: words}):
                yield word, (group, value)
