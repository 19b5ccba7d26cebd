"""Our own texts, each in four languages, full of numbers and free of drifts."""

from textwrap import dedent

EN, VI, HANS, HANT = "en", "vi", "zh-hans", "zh-hant"


def _four(en: str, vi: str, hans: str, hant: str) -> dict[str, str]:
    found = {EN: en, VI: vi, HANS: hans, HANT: hant}
    return {language: " ".join(dedent(text).split()) for language, text in found.items()}


TEXTS = [
    _four(
        """In 2024 the digital economy of the province came to 630.5 billion yuan, 12.5% more than
        in 2023.{{claim:11}}""",
        """Năm 2024, kinh tế số của tỉnh đạt 630,5 tỷ nhân dân tệ, tăng 12,5% so với năm
        2023.{{claim:11}}""",
        "2024年，全省数字经济规模达6305亿元，比2023年增长12.5%。{{claim:11}}",
        "2024年，全省數位經濟規模達6,305億元，比2023年成長12.5%。{{claim:11}}",
    ),
    _four(
        """The city has over 25,000 high-tech firms, of which 1,200 went public between 2015 and
        2020.""",
        """Thành phố có hơn 25.000 doanh nghiệp công nghệ cao, trong đó 1.200 công ty lên sàn từ năm
        2015 đến năm 2020.""",
        "该市拥有超过2.5万家高新技术企业，其中1200家在2015年至2020年间上市。",
        "該市擁有超過2.5萬家高科技企業，其中1,200家在2015年至2020年間上市。",
    ),
    _four(
        """R&D intensity rose from 5.46% in 2021 to {{figure:hub/shenzhen/rd-intensity@2024}} in
        2024;
        nearly 10 percentage points lie between the two cities.""",
        """Cường độ R&D tăng từ 5,46% năm 2021 lên {{figure:hub/shenzhen/rd-intensity@2024}} năm
        2024;
        hai thành phố cách nhau gần 10 điểm phần trăm.""",
        """研发强度从2021年的5.46%升至2024年的{{figure:hub/shenzhen/rd-intensity@2024}}；两市相差近10个百分点。""",
        """研發強度從2021年的5.46%升至2024年的{{figure:hub/shenzhen/rd-intensity@2024}}；兩市相差近10個百分點。""",
    ),
    _four(
        """On 5 September 2024 the fund bought one third of the shares for $1.2 billion, and another
        500–600 million dollars are to follow by 2026.""",
        """Ngày 5 tháng 9 năm 2024, quỹ mua một phần ba cổ phần với giá 1,2 tỷ USD, và sẽ rót thêm
        500–600 triệu USD cho đến năm 2026.""",
        "2024年9月5日，该基金以12亿美元买下三分之一的股份，到2026年还将投入5亿至6亿美元。",
        "2024年9月5日，該基金以12億美元買下三分之一的股份，到2026年還將投入5億至6億美元。",
    ),
    _four(
        """The park covers 3.46 square kilometres. In the third quarter of 2023 it had 184 companies
        with 13.7 million yuan of output each.""",
        """Khu công nghiệp rộng 3,46 km². Trong quý III năm 2023, nơi đây có 184 công ty, mỗi công
        ty
        đạt sản lượng 13,7 triệu nhân dân tệ.""",
        "园区面积3.46平方公里。2023年第三季度有184家企业，每家产值1370万元。",
        "園區面積3.46平方公里。2023年第3季有184家企業，每家產值1,370萬元。",
    ),
    _four(
        """Computing capacity reached 57 EFLOPS at the end of 2024, and 98.6% of it is intelligent
        computing.""",
        """Năng lực tính toán đạt 57 EFLOPS vào cuối năm 2024, trong đó 98,6% là điện toán thông
        minh.""",
        "2024年底，算力规模达到57 EFLOPS，其中98.6%为智能算力。",
        "2024年底，算力規模達到57 EFLOPS，其中98.6%為智慧算力。",
    ),
    _four(
        """Total output was 3.46 trillion yuan, of which services made up 70.0% and agriculture
        0.1%.""",
        """Tổng sản lượng là 3,46 nghìn tỷ nhân dân tệ, trong đó dịch vụ chiếm 70,0% và nông nghiệp
        0,1%.""",
        "总产值为3.46万亿元，其中服务业占70.0%，农业占0.1%。",
        "總產值為3.46兆元，其中服務業占70.0%，農業占0.1%。",
    ),
    _four(
        """Twenty years ago the district had three universities; today eleven teach 120,000
        students.""",
        """Hai mươi năm trước, quận có ba trường đại học; nay có mười một trường với 120.000 sinh
        viên.""",
        "二十年前该区有三所大学，如今有十一所，学生12万人。",
        "二十年前該區有三所大學，如今有十一所，學生12萬人。",
    ),
    _four(
        """Between January and July 2024 exports fell by 7.25% to 4.8 billion euros, the lowest
        value
        since the 1990s.""",
        """Từ tháng 1 đến tháng 7 năm 2024, xuất khẩu giảm 7,25% còn 4,8 tỷ euro, mức thấp nhất kể
        từ
        thập niên 1990.""",
        "2024年1月至7月，出口下降7.25%，降至48亿欧元，为1990年代以来最低。",
        "2024年1月至7月，出口下降7.25%，降至48億歐元，為1990年代以來最低。",
    ),
    _four(
        """Wages are 2.5 times those of 2010: 168,000 yuan a year against 67,200.""",
        """Tiền lương gấp 2,5 lần năm 2010: 168.000 nhân dân tệ một năm so với 67.200.""",
        "工资是2010年的2.5倍：每年16.8万元，当年为6.72万元。",
        "薪資是2010年的2.5倍：每年16.8萬元，當年為6.72萬元。",
    ),
    _four(
        """The 14th plan asks for 40% clean energy by 2025; in 2022 it was 28.9%, in 2023 it was
        31.3%.""",
        """Kế hoạch lần thứ 14 yêu cầu 40% năng lượng sạch vào năm 2025; năm 2022 là 28,9%, năm 2023
        là 31,3%.""",
        "第14个规划要求2025年清洁能源占40%；2022年为28.9%，2023年为31.3%。",
        "第14個規劃要求2025年潔淨能源占40%；2022年為28.9%，2023年為31.3%。",
    ),
    _four(
        """Over 300 firms from 42 countries showed 5G and 3D products; 1.5 million visitors came in
        4
        days.""",
        """Hơn 300 công ty từ 42 quốc gia trưng bày sản phẩm 5G và 3D; 1,5 triệu lượt khách đến
        trong
        4 ngày.""",
        "来自42个国家的300多家企业展出了5G和3D产品，4天内有150万人次参观。",
        "來自42個國家的300多家企業展出了5G和3D產品，4天內有150萬人次參觀。",
    ),
    _four(
        """Of 100 patents 46.13 are granted within 18 months, two thirds of them to firms younger
        than
        12 years.{{claim:21}}{{claim:22}}""",
        """Cứ 100 đơn thì 46,13 bằng sáng chế được cấp trong vòng 18 tháng, hai phần ba trong số đó
        thuộc về doanh nghiệp dưới 12 năm tuổi.{{claim:21}}{{claim:22}}""",
        "每100件专利中有46.13件在18个月内获得授权，其中三分之二属于成立不足12年的企业。{{claim:21}}{{claim:22}}",
        "每100件專利中有46.13件在18個月內獲得核准，其中三分之二屬於成立不到12年的企業。{{claim:21}}{{claim:22}}",
    ),
    _four(
        """Loans grew by 29.82% to 1,003.2 billion yuan in the first half of 2024, against 772.7
        billion a year before.""",
        """Dư nợ tăng 29,82%, đạt 1.003,2 tỷ nhân dân tệ trong nửa đầu năm 2024, so với 772,7 tỷ một
        năm trước đó.""",
        "2024年上半年，贷款增长29.82%，达到10032亿元，上年同期为7727亿元。",
        "2024年上半年，貸款成長29.82%，達到1兆32億元，前一年同期為7,727億元。",
    ),
    _four(
        "From 2021 to 2023, revenue went from about 3 million to over 10 million US dollars.",
        "Từ năm 2021 đến năm 2023, doanh thu tăng từ khoảng 3 triệu lên hơn 10 triệu đô la Mỹ.",
        "2021年至2023年，收入从约300万美元增至1000多万美元。",
        "2021年至2023年，營收從約300萬美元增至1,000多萬美元。",
    ),
    _four(
        "Eight of the ten largest firms are younger than five years; one has 50 thousand staff.",
        "Tám trong số mười công ty lớn nhất chưa đầy năm năm tuổi; một công ty có 50 nghìn "
        "nhân viên.",
        "规模最大的十家企业中，有八家成立不足五年；其中一家有员工5万人。",
        "規模最大的十家企業中，有八家成立不到五年；其中一家有員工5萬人。",
    ),
    _four(
        "The metro runs every 2–3 minutes from 06:00 to 23:30 and takes 4.12 yuan a trip.",
        "Tàu điện chạy 2–3 phút một chuyến từ 06:00 đến 23:30, giá 4,12 nhân dân tệ một lượt.",
        "地铁06:00至23:30运行，每2–3分钟一班，票价4.12元。",
        "捷運06:00至23:30行駛，每2–3分鐘一班，票價4.12元。",
    ),
    _four(
        "A hundred thousand engineers, one tenth of them women, work in the second-largest hub.",
        "Một trăm nghìn kỹ sư, một phần mười là phụ nữ, làm việc ở trung tâm lớn thứ hai.",
        "十万名工程师在第二大中心工作，其中十分之一是女性。",
        "十萬名工程師在第二大重鎮工作，其中十分之一是女性。",
    ),
    _four(
        "In May 2022 the price fell to $0.35, the lowest in 7 years; by December it had tripled.",
        "Tháng 5 năm 2022, giá giảm còn 0,35 USD, thấp nhất trong 7 năm; đến tháng 12 đã "
        "tăng gấp ba.",
        "2022年5月，价格跌至0.35美元，为7年来最低；到12月已涨到三倍。",
        "2022年5月，價格跌至0.35美元，為7年來最低；到12月已漲為三倍。",
    ),
    _four(
        "The line was built in 1987, rebuilt in 2003 and has carried 2.31 billion "
        "passengers since.",
        "Tuyến này xây năm 1987, xây lại năm 2003 và từ đó đã chở 2,31 tỷ lượt khách.",
        "该线路建于1987年，2003年重建，此后运送乘客23.1亿人次。",
        "該路線建於1987年，2003年重建，此後載客23.1億人次。",
    ),
    _four(
        "Half of the 60 laboratories opened in the last three quarters of 2024, five of "
        "them abroad.",
        "Một nửa trong 60 phòng thí nghiệm mở cửa trong ba quý cuối năm 2024, năm phòng ở "
        "nước ngoài.",
        "60个实验室中有一半在2024年后三个季度启用，其中五个在国外。",
        "60個實驗室中有一半在2024年後三季啟用，其中五個在國外。",
    ),
    _four(
        "Spending of 12.4 billion yuan, up 8.6%, equals 3.07% of GDP, 0.2 percentage points more.",
        "Chi tiêu 12,4 tỷ nhân dân tệ, tăng 8,6%, bằng 3,07% GDP, cao hơn 0,2 điểm phần trăm.",
        "支出124亿元，增长8.6%，占GDP的3.07%，提高0.2个百分点。",
        "支出124億元，成長8.6%，占GDP的3.07%，提高0.2個百分點。",
    ),
    _four(
        "The 21st century began with 6 robots; in the 2020s there are 1,000,000.",
        "Thế kỷ 21 bắt đầu với 6 robot; trong thập niên 2020 đã có 1.000.000.",
        "21世纪之初有6台机器人，到2020年代已有100万台。",
        "21世紀之初有6台機器人，到2020年代已有100萬台。",
    ),
]
