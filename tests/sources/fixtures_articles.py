"""Small articles of our own, in the styles that editors receive."""

ZH_HANT = """網站首頁 > 科技 > 正文

港城與湖城,誰跑得更快?

2031年,港城研發投入強度為5.2%,湖城為4.1%。
\u3000\u3000港城高新技術企業突破1.2萬家。\r
相關推薦
"""
